"""Which works are one and the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from ..model.work import Work
from .spellings import fold, folded

_MOST = 40  # works of one author and year that are compared with each other
_NEAR = 0.94
_CODES = re.compile(r"<[^<>]*>")
_NUMBERS = re.compile(r"\d+|\b[ivx]+\b")
# What keeps two works with the same title and year apart.
_APART = ("volume", "issue", "number", "edition", "version", "page", "chapter-number", "collection-number", "number-of-volumes")


class Pair(NamedTuple):
    """Two works and why they are one; alike is False where only an identifier says so."""

    first: Work
    other: Work
    why: str
    alike: bool


def same_works(works: Iterable[Work]) -> Iterator[Pair]:
    """Each work that an earlier one describes too, beside that one; in linear time but for works of one author and year."""
    listed = tuple({work.place or work.id: work for work in works}.values())
    seen: set[tuple[str, str]] = set()
    for pair in (*_by_identifier(listed), *_by_title(listed)):
        key = (pair.first.id, pair.other.id)
        if key not in seen:
            seen.add(key)
            yield pair


_IDENTIFIERS = {"DOI": "DOI", "ISBN": "ISBN", "URL": "address"}


def _by_identifier(works: tuple[Work, ...]) -> Iterator[Pair]:
    stated = [(variable, value, work) for work in works for variable, value in work.variables if variable in _IDENTIFIERS]
    for identifier, called in _IDENTIFIERS.items():
        groups: dict[str, Work] = {}
        for variable, value, work in stated:
            if variable != identifier or not value:
                continue
            value = value.lower().rstrip("/").replace("-", "" if variable == "ISBN" else "-")
            if not value:
                continue
            first = groups.setdefault(value, work)
            if first is work:
                continue
            if variable == "ISBN" and _kind(first) != _kind(work):
                continue  # a book, and a part of it that is called like the whole
            alike = _title(first) == _title(work) and not _differ(first, work)
            if alike or (variable == "DOI" and _unlike(first, work)):
                yield Pair(first, work, f"the same {called}", alike)


def _unlike(one: Work, other: Work) -> bool:
    """Whether two works with one DOI may still be meant as two: not where one only lacks a title."""
    return bool(_title(one) and _title(other)) and one.type == other.type


def _by_title(works: tuple[Work, ...]) -> Iterator[Pair]:
    groups: dict[tuple[str, int], list[Work]] = defaultdict(list)
    for work in works:
        if (year := _year(work)) and (author := _first_author(work)):
            groups[author, year].append(work)
    for group in groups.values():
        titled = [_Titled.of(title, work) for work in group if (title := _title(work))] if len(group) > 1 else ()
        for index, other in enumerate(titled if len(titled) <= _MOST else ()):
            first = next((one for one in titled[:index] if _alike(one, other) and _same(one.work, other.work)), None)
            if first:
                yield Pair(first.work, other.work, "the same author, year and title", True)


class _Titled(NamedTuple):
    """A work with its title, and the letters of that, each as a bit."""

    title: str
    letters: int
    work: Work

    @classmethod
    def of(cls, title: str, work: Work) -> _Titled:
        letters = 0
        for letter in set(title):
            letters |= 1 << (ord(letter) & 63)
        return cls(title, letters, work)


def _same(one: Work, other: Work) -> bool:
    return _kind(one) == _kind(other) and not _differ(one, other)


def _alike(one: _Titled, other: _Titled) -> bool:
    """Whether two titles are the same but for a letter or two; numbers in them are no slips."""
    first, second = one.title, other.title
    if first == second:
        return True
    if (one.letters ^ other.letters).bit_count() >= (len(first) + len(second)) * (1 - _NEAR):
        return False  # so many letters are in one of them alone that the ratio below cannot be reached
    shorter, longer = sorted((len(first), len(second)))
    if shorter < 12 or shorter < longer * 0.88 or _NUMBERS.findall(first) != _NUMBERS.findall(second):
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.quick_ratio() > _NEAR and matcher.ratio() > _NEAR


def _kind(work: Work) -> str:
    """Whole works are never parts of others: a book is not its chapter of the same name."""
    return "part" if work.get("container-title") else "whole"


def _differ(one: Work, other: Work) -> bool:
    """Whether both have a volume, an edition, pages … and not the same, or stand in two containers."""
    if any(one.get(name) and other.get(name) and folded(one.get(name)) != folded(other.get(name)) for name in _APART):
        return True
    if _kind(one) == "whole" and bool(one.get("volume")) != bool(other.get("volume")):
        return True
    containers = {folded(_CODES.sub("", work.get("container-title"))) for work in (one, other)}
    return len(containers) == 2 and all(containers) and not _short_of_each_other(*containers)


def _short_of_each_other(one: str, other: str) -> bool:
    return one[:4] == other[:4]


def _title(work: Work) -> str:
    title = work.get("title")
    return fold(_CODES.sub("", title) if "<" in title else title)


def _first_author(work: Work) -> str:
    people = work.people("author") or work.people("editor")
    return folded(people[0].family or people[0].literal) if people else ""


def _year(work: Work) -> int:
    date = work.date("issued")
    return date.start[0] if date and date.start else 0
