"""Names of languages in libraries (babel's, polyglossia's, English ones, codes) as BCP 47 tags."""

from __future__ import annotations

import re

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
la latin classiclatin medievallatin
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
id indonesian bahasa
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
""".strip()
_TAGS = {name: line.split()[0] for line in _NAMES.splitlines() for name in line.split()}
_REGIONS = {
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "canadian": "en-CA",
    "australian": "en-AU", "newzealand": "en-NZ", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH",
    "nswissgerman": "de-CH", "brazil": "pt-BR", "brazilian": "pt-BR", "mexican": "es-MX", "spanishmx": "es-MX",
    "acadian": "fr-CA", "canadien": "fr-CA",
}  # fmt: skip
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


def language_tag(name: str) -> str:
    """The tag of a language's name, or the tag itself."""
    known = name.strip().lower().removeprefix("lang")
    if known in _REGIONS or known in _TAGS:
        return _REGIONS.get(known) or _TAGS[known]
    return name.strip().replace("_", "-") if _TAG.match(name.strip()) else ""
