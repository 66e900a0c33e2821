"""Names of languages in libraries (babel's, polyglossia's, English ones, codes) as BCP 47 tags."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMES = """
en english american usenglish british ukenglish canadian australian newzealand
de german ngerman germanb austrian naustrian swissgerman nswissgerman deutsch
fr french francais frenchb acadian canadien français
es spanish spanishmx mexican castilian español
it italian italiano
pt portuguese portuges brazil brazilian português
tr turkish türkçe
ru russian русский
uk ukrainian
pl polish polski
cs czech
sk slovak slovakian
nl dutch nederlands
sv swedish
da danish
nb norwegian norsk bokmal
nn nynorsk
fi finnish
is icelandic
el greek polutonikogreek
grc ancientgreek
la latin classiclatin medievallatin ecclesiasticlatin
hu hungarian magyar
ro romanian
bg bulgarian
sr serbian serbianc
hr croatian
sl slovene slovenian
mk macedonian
et estonian
lv latvian
lt lithuanian
ar arabic
fa persian farsi
he hebrew
hi hindi
sa sanskrit
ja japanese
zh chinese pinyin
ko korean
vi vietnamese
id indonesian bahasa bahasai
ms malay bahasam melayu
ca catalan
gl galician
eu basque
cy welsh
ga irish gaelic
hy armenian
ka georgian
az azerbaijani
kk kazakh
uz uzbek
eo esperanto
af afrikaans
sq albanian
be belarusian
am amharic
ang oldenglish
arc aramaic
as assamese
bn bengali
bo tibetan
br breton
bs bosnian
cop coptic
crh crimeantatar
cu churchslavonic churchslavic
dsb lowersorbian lsorbian
dv divehi
fo faroese
fur friulan friulian
fy frisian
gd scottish
gez ethiopic geez
gu gujarati
ha hausa
hsb uppersorbian usorbian
ia interlingua
ig igbo
km khmer
kmr kurmanji
kn kannada
ky kyrgyz
lb luxembourgish
lo lao
ml malayalam
mn mongolian
mr marathi
mt maltese
my burmese
ne nepali
non oldnorse
nqo nko
oc occitan
ota ottoman ottomanturkish
pa punjabi
pi pali
pms piedmontese
ps pashto
rm romansh
se samin
si sinhala sinhalese
so somali
sw swahili
syr syriac
ta tamil
te telugu
tg tajik
th thai
tk turkmen
tl filipino tagalog
tt tatar
ug uyghur
ur urdu
xh xhosa
yi yiddish
yo yoruba
zu zulu
""".strip()
_TAGS = {name: line.split()[0] for line in _NAMES.splitlines() for name in line.split()}
_REGIONS = {
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "canadian": "en-CA",
    "australian": "en-AU", "newzealand": "en-NZ", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH",
    "nswissgerman": "de-CH", "brazil": "pt-BR", "brazilian": "pt-BR", "mexican": "es-MX", "spanishmx": "es-MX",
    "acadian": "fr-CA", "canadien": "fr-CA", "swiss": "de-CH", "chinese-simplified": "zh-Hans",
    "chinese-traditional": "zh-Hant",
}  # fmt: skip
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


@lru_cache(maxsize=1000)
def language_tag(name: str) -> str:
    """The tag of a language's name, or the tag itself."""
    known = name.strip().lower().removeprefix("lang")
    if known in _REGIONS or known in _TAGS:
        return _REGIONS.get(known) or _TAGS[known]
    return name.strip().replace("_", "-") if _TAG.match(name.strip()) else ""
