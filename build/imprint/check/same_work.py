"""Which works are one and the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from ..model.work import Work
from .spellings import fold, folded

_MOST = 40  # works of one author and year that are compared with each other
_NEAR = 0.94
_SHORTER = 0.88  # of the longer title's length
# Of a title's length: if so many letters are in one of two titles alone, they cannot be so near.
_LETTERS_APART = (1 + 1 / _SHORTER) * (1 - _NEAR)
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
        titled = [_Titled(title, frozenset(title), work) for work in group if (title := _title(work))] if len(group) > 1 else []
        for index, other in enumerate(titled if len(titled) <= _MOST else []):
            near = (one for one in _near(other, titled[:index]) if _alike(one, other) and _same(one.work, other.work))
            first = next(near, None)
            if first:
                yield Pair(first.work, other.work, "the same author, year and title", True)


class _Titled(NamedTuple):
    """A work with its title, folded, and the letters of that, each once."""

    title: str
    letters: frozenset[str]
    work: Work


def _near(other: _Titled, titled: list[_Titled]) -> list[_Titled]:
    """Those that may be alike: of about the same length, and with about the same letters."""
    size, letters = len(other.title), other.letters
    least, longest, most = size * _SHORTER, size / _SHORTER, size * _LETTERS_APART
    return [one for one in titled if least <= len(one.title) <= longest and len(one.letters ^ letters) < most]


def _same(one: Work, other: Work) -> bool:
    return _kind(one) == _kind(other) and not _differ(one, other)


def _alike(one: _Titled, other: _Titled) -> bool:
    """Whether two titles are the same but for a letter or two; numbers in them are no slips."""
    first, second = one.title, other.title
    if first == second:
        return True
    if min(len(first), len(second)) < 12:
        return False
    common = (Counter(first) & Counter(second)).total()  # more than these cannot match
    if 2 * common <= _NEAR * (len(first) + len(second)) or _numbers(one.work) != _numbers(other.work):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() > _NEAR


def _numbers(work: Work) -> list[str]:
    return _NUMBERS.findall(_CODES.sub("", work.get("title")).lower())


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
