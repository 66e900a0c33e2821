"""Works of an article's own authors among those that it cites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..model.people import Name, Person
from ..model.work import Work
from .spellings import folded, spellings


def named(work: Work, people: Iterable[Person]) -> tuple[Person, ...]:
    """Those of the people who wrote or edited a work, by the names that they have there."""
    wrote = (*work.people("author"), *work.people("editor"))
    return tuple(replace(person, name=one) for person in people for one in wrote if _same(one, person.name))


def _same(one: Name, other: Name) -> bool:
    """Whether two names may be the same person's: the family name or one of two, and the first letter of the given one."""
    if one.literal or other.literal:
        return bool(one.literal) and folded(one.literal) == folded(other.literal)
    first, second = folded(one.given)[:1], folded(other.given)[:1]
    alike = not first or not second or first == second
    family, ways = folded(one.family), {folded(way) for way in spellings(other.family)}
    return alike and (family in ways or (first == second != "" and any(_one_of_two(family, way) for way in ways)))


def _one_of_two(family: str, other: str) -> bool:
    """Whether one family name is another's first or last part: Ferrer and Ferrer Ruiz."""
    short, long = sorted((family.split(), other.split()), key=len)
    return 0 < len(short) < len(long) and short in (long[: len(short)], long[-len(short) :])
