"""Spellings of names, and whether two of them may be one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_GERMAN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


class Spelling(NamedTuple):
    """A family name with given names, as they are written."""

    family: str
    given: str

    def __str__(self) -> str:
        return f"{self.family}, {self.given}"


_SILENT = bytes(code for code in range(128) if not chr(code).isalnum())
_SMALL = bytes(range(128)).lower() + bytes(range(128, 256))


def fold(words: str) -> str:
    """Words without case, accents, hyphens, points and blanks."""
    if words.isascii():
        return words.encode().translate(_SMALL, _SILENT).decode()
    plain = unicodedata.normalize("NFD", words.casefold()).translate(_GERMAN)
    return "".join(char for char in plain if char.isalnum())


folded = lru_cache(maxsize=200_000)(fold)  # names come again and again


def letters(one: Spelling) -> tuple[str, str]:
    """What two spellings have in common that differ in accents, hyphens, points and blanks only."""
    return folded(one.family), folded(one.given)


def initials(one: Spelling) -> bool:
    """Whether the given names are initials alone."""
    parts = _parts(one.given)
    return bool(parts) and all(len(part) == 1 for part in parts)


def abbreviates(short: Spelling, full: Spelling) -> bool:
    """Whether the given names of one are the initials of the other's: A. T. or A. of Anthony Thomas."""
    if folded(short.family) != folded(full.family):
        return False
    few, many = _parts(short.given), _parts(full.given)
    if len(few) > len(many) or not initials(short):
        return False
    return any(len(part) > 1 for part in many) and all(a == b[0] for a, b in zip(few, many, strict=False))


@lru_cache(maxsize=200_000)
def _parts(given: str) -> tuple[str, ...]:
    return tuple(part for part in (folded(word) for word in re.split(r"[\s.\-‐]+", given)) if part)
