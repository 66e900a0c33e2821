"""Initials that stand for an author in a text: E. F., E.-J. F.; without stops only where several authors' stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.people import Name, Person

# What may be somebody's initials and is read otherwise.
_KNOWN = frozenset((
    "AD", "AM", "BA", "BC", "BCE", "BS", "CE", "CV", "DC", "EC", "EU", "ID", "IP", "IT", "JD", "LA", "MA", "MD", "MS", "NB",
    "NJ", "NY", "PC", "PM", "PO", "PR", "PS", "RN", "TV", "UK", "UN", "US", "USA", "VP",
))  # fmt: skip
_AND = r"(?:\s*[,;/&+]\s*(?:(?:and|und|et|y|e|ve|и)\s+)?|\s+(?:and|und|et|y|e|ve|и|or)\s+)"
_GAP = r"[\s\u00a0\u202f]?-?"


@dataclass(frozen=True, slots=True)
class Initials:
    """The initials of some people as patterns: with stops, and several without."""

    stopped: re.Pattern[str] | None = None
    together: re.Pattern[str] | None = None

    @classmethod
    def of(cls, people: Iterable[Person]) -> Initials:
        """Of all names of these people that have given and family names in letters with capitals."""
        split = [found for person in people for name in (person.name, *(one for _, one in person.names))
                 if (found := _letters(name)) is not None]  # fmt: skip
        if not split:
            return cls()
        stopped = "|".join(dict.fromkeys(_stopped(*one) for one in split))
        bare = "|".join(dict.fromkeys(_bare(*one) for one in split))
        return cls(
            re.compile(rf"(?<![\w.])(?:{stopped})(?!\w)(?![\s\u00a0]?-?\w\.)"),
            re.compile(rf"(?<![\w.])(?:{bare})(?:{_AND}(?:{bare}))+(?!\w)"),
        )

    def hidden(self, words: str, mark: str) -> str:
        """Words with a mark in the place of initials; a name that goes on after them is another's."""

        def put(found: re.Match[str]) -> str:
            after = words[found.end() : found.end() + 3].lstrip(" \u00a0\u202f")
            named = after[:1].isupper() and after[1:2].islower()
            return found[0] if named or re.sub(r"\W", "", found[0]) in _KNOWN else mark

        if self.stopped is None or self.together is None:
            return words
        words = self.together.sub(lambda found: found[0] if _known(found[0]) else mark, words)
        return self.stopped.sub(put, words)


def _known(words: str) -> bool:
    return bool(_KNOWN.intersection(re.findall(r"\w+", words)))


def _letters(name: Name) -> tuple[list[str], list[str]] | None:
    given = [one[0] for one in re.split(r"[\s.\-‐]+", name.given) if one]
    family = [one[0] for one in re.split(r"[\s\-‐]+", name.family) if one]
    cased = all(one.isupper() for one in (*given, *family))
    return (given, family) if given and family and cased else None


def _stopped(given: list[str], family: list[str]) -> str:
    """The first given name's and the first family name's, those between and after at will."""
    middle = "".join(rf"(?:{_GAP}{re.escape(one)}\.)?" for one in given[1:])
    last = "".join(rf"(?:{_GAP}{re.escape(one)}\.)?" for one in family[1:])
    return rf"{re.escape(given[0])}\.{middle}{_GAP}{re.escape(family[0])}\.{last}"


def _bare(given: list[str], family: list[str]) -> str:
    middle = "".join(f"{one}?" for one in given[1:])
    last = "".join(f"{one}?" for one in family[1:])
    return f"{given[0]}{middle}{family[0]}{last}"
