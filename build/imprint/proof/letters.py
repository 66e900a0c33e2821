"""Texts brought down to what every output must have in common: letters and digits, without case, marks and spaces.

Hyphens, quotation marks, thin spaces, ligatures, small capitals and the forms of Arabic letters differ between outputs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

FORMULA = "\ue000"  # stands for a formula, which each output writes in its own way
BLOCK = "\x1d"  # stands where a block of a text ends
EDGE = "\u2063"  # stands where code begins and ends, also within a word: it may run in a direction of its own
_ALIKE = {"ı": "i", "ſ": "s", "ς": "σ", "\u0640": "", FORMULA: FORMULA}  # dotless i (small capitals), kashida
_PARTS = re.compile(r"\d+|\D+")
_INSIDE = frozenset(("Mn", "Mc", "Me", "Cf", "Lm", "Sk"))  # categories of what ends no word
_WITHOUT_BLANKS = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF), (0x0E00, 0x0EFF), (0x1780, 0x17FF))


class _Spelling(dict[int, str]):
    """Code point → what is left of the character: "ﬁ" gives "fi", "É" gives "e", a blank or a comma a blank."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
        left = "".join(_ALIKE.get(part, part) for part in parts if part.isalnum() or part == FORMULA)
        if not left:
            left = "" if unicodedata.category(char) in _INSIDE or char in _ALIKE else " "
        elif char == FORMULA or any(low <= point <= high for low, high in _WITHOUT_BLANKS):
            left = f" {left} "  # a word by itself
        self[point] = left
        return left


_SPELLING = _Spelling()


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text on end; starts: where its words begin among them, and where the last one ends."""

    text: str
    starts: tuple[int, ...]


def spelt(text: str) -> Letters:
    """A text as its letters."""
    words = words_of(text)
    return Letters("".join(words), (0, *accumulate(map(len, words))))


def words_of(text: str) -> list[str]:
    """The letters of each word; digits are words of their own, since a raised number follows a word without a blank."""
    words = text.translate(_SPELLING).split()
    return [part for word in words for part in ((word,) if word.isalpha() else _PARTS.findall(word))]


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(text.translate(_SPELLING).split())
