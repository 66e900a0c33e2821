"""How scripts are written: directions, digits and points of languages."""

from __future__ import annotations

import unicodedata

# Languages written from right to left by default (CLDR, layout/orientation/characterOrder).
_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ku-arab", "ps", "sd", "syr", "ug", "ur", "yi")
)  # fmt: skip
_SCRIPTS_RIGHT_TO_LEFT = frozenset(("adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"))
_ARABIC = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
# Default numbering systems (CLDR, numbers/defaultNumberingSystem) where they are not the Western digits.
_DIGITS = {
    "ar": _ARABIC, "ckb": _ARABIC, "sd": _ARABIC, "fa": _PERSIAN, "ps": _PERSIAN,
    "bn": "০১২৩৪৫৬৭৮৯", "as": "০১২৩৪৫৬৭৮৯", "mr": "०१२३४५६७८९", "ne": "०१२३४५६७८९", "my": "၀၁၂၃၄၅၆၇၈၉",
}  # fmt: skip
_WESTERN_ARABIC = frozenset(("ar-ae", "ar-dz", "ar-eh", "ar-ly", "ar-ma", "ar-tn"))  # regions with Western digits
_COUNTERS = {"٠": "arabic-indic", "۰": "persian", "০": "bengali", "०": "devanagari", "၀": "myanmar"}
_POINTS = str.maketrans(",;?", "،؛؟")
_WITH_ARABIC_POINTS = frozenset(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"))


def direction(language: str) -> str:
    """Which way a language (BCP 47) is written: "rtl" or "ltr"."""
    primary, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _SCRIPTS_RIGHT_TO_LEFT else "ltr"
    return "rtl" if primary in _RIGHT_TO_LEFT else "ltr"


def leaning(text: str) -> str:
    """The way in which most letters of a text are written, "" where there are none."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    left, right = kinds.count("L"), kinds.count("R") + kinds.count("AL")
    return "" if left == right else "ltr" if left > right else "rtl"


def leading_way(text: str) -> str:
    """The way in which the first letter of a text is written, "" where there is none (UAX 9, P2)."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next(("ltr" if kind == "L" else "rtl" for kind in kinds if kind in ("L", "R", "AL")), "")


def digits(text: str, language: str) -> str:
    """A number with the digits that a language (BCP 47) sets its texts in."""
    own = _own_digits(language)
    return text.translate(str.maketrans("0123456789", own)) if own else text


def counter_style(language: str) -> str:
    """The CSS counter style (CSS Counter Styles 3, section 6.1) of a language's digits: "decimal", "persian" …"""
    return _COUNTERS.get(_own_digits(language)[:1], "decimal")


def points(text: str, language: str) -> str:
    """A text with the comma, semicolon and question mark of a language."""
    return text.translate(_POINTS) if language.lower().split("-")[0] in _WITH_ARABIC_POINTS else text


def _own_digits(language: str) -> str:
    tag = language.lower()
    if "-u-nu-latn" in tag or tag[:5] in _WESTERN_ARABIC:
        return ""
    return _DIGITS.get(tag.split("-")[0], "")
