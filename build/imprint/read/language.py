"""Languages: whether a tag is one (BCP 47), and which language a text is in when nothing says so."""

from __future__ import annotations

import re
from collections import Counter

# ISO 639-1
_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
CODES = frozenset(_CODES.split())
NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl",
    "nederlands": "nl", "turkish": "tr", "türkçe": "tr", "polish": "pl", "polski": "pl", "russian": "ru",
    "русский": "ru", "ukrainian": "uk", "greek": "el", "arabic": "ar", "العربية": "ar", "persian": "fa",
    "farsi": "fa", "فارسی": "fa", "hebrew": "he", "chinese": "zh", "中文": "zh", "japanese": "ja", "日本語": "ja",
    "korean": "ko", "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "czech": "cs",
    "hungarian": "hu", "romanian": "ro", "latin": "la", "jp": "ja", "cn": "zh", "gr": "el", "ua": "uk",
    "cz": "cs", "dk": "da", "kr": "ko", "ir": "fa", "american": "en-US", "british": "en-GB",
    "ukenglish": "en-GB", "usenglish": "en-US", "ngerman": "de",
}  # fmt: skip
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?P<script>-[a-z]{4})?(?P<region>-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
)


def language_of(words: str) -> str:
    """The tag in its usual letter case, or "" where it is none (RFC 5646, sections 2.1 and 2.1.1)."""
    tag = words.strip().split(".")[0].replace("_", "-").lower()
    found = _TAG.fullmatch(tag)
    if not found or (len(found["language"]) == 2 and found["language"] not in CODES):
        return ""
    parts = tag.split("-")
    return "-".join((parts[0], *(_cased(part, "x" in parts) for part in parts[1:])))


def _cased(part: str, private: bool) -> str:
    if private or not part.isalpha():
        return part
    return {2: part.upper(), 4: part.title()}.get(len(part), part)


# ---------------------------------------------------------------- a guess from the text

_SCRIPTS = (
    ("kana", "\u3040-\u30ff"), ("hangul", "\uac00-\ud7af\u1100-\u11ff"), ("han", "\u3400-\u9fff\uf900-\ufaff"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"), ("he", "\u0590-\u05ff"), 
    ("hy", "\u0530-\u058f"),
    ("cyrillic", "\u0400-\u052f"), ("el", "\u0370-\u03ff\u1f00-\u1fff"), ("ka", "\u10a0-\u10ff"), 
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"), ("ta", "\u0b80-\u0bff"), ("th", "\u0e00-\u0e7f"), ("am", "\u1200-\u137f"),
    ("latin", "A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
)  # fmt: skip
_WORDS = """
en: the of and to a in is that for it with as was on be by this are from which not have an were their
de: der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es werden aus nach bei
fr: de la le et les des en un du une que est pour qui dans par sur au pas ce avec sont il plus ne cette
es: de la que el en y los del se las por un para con no una su al lo como más pero sus entre también
it: di e che la il un a per in una sono con non si da come dei nel alla del della più anche gli questo
pt: de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao são também
nl: de het een en van in is dat op te zijn met voor die niet aan er om ook als bij door naar wordt deze
sv: och att det som en på är av för med den till inte om har de ett jag var sig från vi men eller
da: og at det som en på er af for med den til ikke om har de et der var sig fra vi men eller blev
nb: og at det som en på er av for med den til ikke om har de et var seg fra vi men eller ble også
fi: ja on ei se että oli hän mutta ovat kuin myös joka tai sen mukaan ole kun niin vain sekä
pl: i w na z do się nie że to jest o jak po co ale od za przez przy dla są oraz które który może
cs: a v se na je že s z do o i to jako za by ale od po pro které která který podle také jsou byl
tr: ve bir bu da de için ile olarak olan çok daha gibi kadar sonra ancak ise veya değil göre ne en üzerinde
hu: a az és hogy nem is egy ez volt meg de csak mint már vagy el azt még ha van sem volna
ro: și de în la a cu pe nu că o din care este mai un pentru sunt ca prin sau dar fost acest
id: yang dan di untuk dengan dari ini pada adalah dalam itu tidak akan oleh juga sebagai dapat atau
la: et in est non ad ut cum quod ex sed per ab esse quae qui autem enim sunt atque
"""
_STOP = {line[:2]: frozenset(line[4:].split()) for line in _WORDS.strip().split("\n")}
_LETTERS = {
    "de": "äöüß", "fr": "éèêàçœùîô", "es": "ñóíáéú¿", "it": "àèìòù", "pt": "ãõçáéí", "sv": "åäö", "da": "æøå",
    "nb": "æøå", "fi": "äö", "pl": "ąęłżśćźń", "cs": "ěščřžýů", "tr": "ğışçöü", "hu": "őűáéö", "ro": "șțăâî",
}  # fmt: skip
_MASKED = re.compile(  # code, formulas, addresses, tags, commands, citations, attributes
    r"(?s)^(```|~~~).*?^\1|`[^`\n]*`|\$[^$\n]+\$|https?://\S+|<[^>\n]{1,200}>|\\[a-z]+|\[?@[\w:.#-]+|\{[^{}\n]*\}", re.M
)
ENOUGH = 20_000  # characters
_SEEN = 3  # different common words


def guess_language(text: str) -> str:
    """The language of a text (BCP 47), by script, then by common words and letters; "" if it is too short to tell."""
    sample = _MASKED.sub(" ", text[: 4 * ENOUGH])[:ENOUGH]
    counts = Counter({name: len(re.findall(f"[{span}]", sample)) for name, span in _SCRIPTS})
    total = sum(counts.values())
    if total < 12:
        return ""
    if counts["kana"] * 20 > total:
        return "ja"
    script = max(counts, key=lambda name: (counts[name] * (3 if name in ("han", "hangul") else 1), name))
    special = {"kana": "ja", "han": "zh", "hangul": "ko"}
    if script == "latin":
        return _latin(sample.casefold())
    if script == "cyrillic":
        return _cyrillic(sample.casefold())
    return _arabic(sample) if script == "arabic" else special.get(script, script)


def _cyrillic(sample: str) -> str:
    if re.search(r"[іїєґ]", sample) and "ы" not in sample:
        return "uk"
    if len(re.findall(r"ў|і", sample)) > 5 and "ы" in sample and "и" not in sample:
        return "be"
    if re.search(r"[ђјљњћџ]", sample):
        return "sr"
    return "ru" if re.search(r"[ыэё]", sample) else "bg" if sample.count("ъ") * 100 > len(sample) else "ru"


def _arabic(sample: str) -> str:
    if re.search(r"[ٹڈڑں]", sample):
        return "ur"
    return "fa" if len(re.findall(r"[پچژگی]", sample)) * 100 > len(sample) else "ar"


def _latin(sample: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", sample))
    scores = {language: sum(words[word] for word in stop) / len(stop) ** 0.5 for language, stop in _STOP.items()}
    for language, letters in _LETTERS.items():
        scores[language] += min(sum(map(sample.count, letters)), len(sample) // 50) / 8
    best = max(scores, key=lambda language: (scores[language], language))
    seen = len(_STOP[best].intersection(words))  # one word, however often, is no language
    return best if scores[best] * 25 > words.total() and seen >= _SEEN else ""
