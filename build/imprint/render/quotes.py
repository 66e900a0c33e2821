"""Quotation marks and spaces before marks, language by language."""

from __future__ import annotations

import re

_EN = ("“", "”", "‘", "’")
_DE = ("„", "“", "‚", "‘")
_SWISS = ("«", "»", "‹", "›")
_FR = ("«\u202f", "\u202f»", "“", "”")
_GUILLEMETS = ("«", "»", "“", "”")
_RU = ("«", "»", "„", "“")
_PL = ("„", "”", "«", "»")
_SV = ("”", "”", "’", "’")
_HE = ("”", "“", "’", "‘")
_CORNERS = ("「", "」", "『", "』")

# Outer pair, inner pair. After CLDR's delimiters, where the house does not say otherwise.
_MARKS = {
    **dict.fromkeys(("en", "tr", "zh", "ko", "nl", "lv", "hi", "ga", "cy", "id", "th", "vi"), _EN),
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "lt", "et", "is", "ka", "sr", "mk"), _DE),
    **dict.fromkeys(("de-ch", "fr-ch", "it-ch", "rm"), _SWISS),
    **dict.fromkeys(("es", "it", "pt", "el", "ca", "gl", "eu", "ar", "fa", "hy", "az"), _GUILLEMETS),
    **dict.fromkeys(("ru", "uk", "be", "kk"), _RU),
    **dict.fromkeys(("pl", "ro"), _PL),
    **dict.fromkeys(("sv", "fi", "da"), _SV),
    **dict.fromkeys(("he", "ur", "yi"), _HE),
    **dict.fromkeys(("ja", "zh-tw", "zh-hk", "zh-hant"), _CORNERS),
    **dict.fromkeys(("nb", "no", "nn"), ("«", "»", "‘", "’")),
    "fr": _FR,
    "pt-br": _EN,
    "hu": ("„", "”", "»", "«"),
    "hr": ("„", "”", "‘", "’"),
    "sq": _DE,
}


def marks(language: str) -> tuple[str, str, str, str]:
    """The opening and closing marks of the outer and of the inner quotation, English ones for an unknown language."""
    parts = language.lower().split("-")
    names = ("-".join(parts[:n]) for n in range(len(parts), 0, -1))
    return next((_MARKS[name] for name in names if name in _MARKS), _EN)


_THIN = re.compile(r"[ \u00a0](?=[;!?»›])|(?<=[«‹])[ \u00a0]")
_WIDE = re.compile(r" (?=:(?:\s|$))")
_CLOSE = re.compile(r"\u00a0(?=[»›])|(?<=[«‹])\u00a0")  # as the citation processor sets them for all of French
_FIXED = re.compile(r"(?<=\d) (?=[%‰])|(?<=№) ")
_GROUPED = re.compile(r"(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))")
_DASHED = frozenset(("ru", "uk", "be", "bg", "sr", "mk"))
_BEFORE_DASH = re.compile(r"(?<=\S) (?=— )")


def spaced(text: str, language: str) -> str:
    """A text with the spaces fixed at which no line may end: in numbers, in French at its high marks, in Russian at dashes.

    Only spaces that are there are changed: none is added.
    """
    parts = language.lower().split("-")
    text = _GROUPED.sub("\\1\u00a0", _FIXED.sub("\u00a0", text))
    if parts[0] in _DASHED:
        return _BEFORE_DASH.sub("\u00a0", text)
    if parts[0] != "fr":
        return text
    text = _CLOSE.sub("", text) if "ch" in parts[1:] else text
    return _WIDE.sub("\u00a0", _THIN.sub("\u202f", text))
