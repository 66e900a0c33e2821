"""Units of a text (blocks, items, rows, notes) that belong together: the same ones, and those that were changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .aligning import aligned, rising

U = TypeVar("U")
_RARE = 6  # a feature of more units than this says nothing about which belong together
_ALIKE = 0.3  # of their rare features that two units must share to be one that was changed


@dataclass(frozen=True, slots=True)
class Step(Generic[U]):
    """A unit of both versions (the same or changed), or of one alone."""

    old: U | None
    new: U | None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Traits:
    """What a unit is known by: equal keys are the same unit, kinds must agree, shared features make likeness."""

    key: Hashable
    kind: str
    features: frozenset[Hashable]


def paired(old: Sequence[U], new: Sequence[U], traits: Callable[[U, int], Traits]) -> Iterator[Step[U]]:
    """The units of both versions in one order: what is gone stands before what came in its place.

    traits is asked with 0 for units of the old and 1 for those of the new version.
    """
    before, after = [traits(one, 0) for one in old], [traits(one, 1) for one in new]
    same = aligned([one.key for one in before], [one.key for one in after])
    i = j = 0
    for a, b in (*same, (len(old), len(new))):
        yield from _gap(old, new, before, after, (i, a), (j, b))
        if a < len(old):
            yield Step(old[a], new[b], True)
        i, j = a + 1, b + 1


def _gap(
    old: Sequence[U], new: Sequence[U], before: list[Traits], after: list[Traits], olds: tuple[int, int], news: tuple[int, int]
) -> Iterator[Step[U]]:
    """The units between two that are the same."""
    i, j = olds[0], news[0]
    for a, b in (*_alike(before, after, range(*olds), range(*news)), (olds[1], news[1])):
        yield from (Step(one, None) for one in old[i:a])
        yield from (Step(None, one) for one in new[j:b])
        if a < olds[1]:
            yield Step(old[a], new[b])
        i, j = a + 1, b + 1


def _alike(before: list[Traits], after: list[Traits], olds: range, news: range) -> list[tuple[int, int]]:
    """Pairs of units of a kind that share enough of what few others have; both indices rise."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for i in olds:
        for feature in before[i].features:
            holders[feature].append(i)
    claims: dict[int, tuple[float, int]] = {}
    for j in news:
        shared = Counter(i for f in after[j].features if len(holders.get(f, ())) <= _RARE for i in holders.get(f, ()))
        scores = [(_likeness(n, before[i], after[j]), i) for i, n in shared.items() if before[i].kind == after[j].kind]
        score, i = max(scores, default=(0.0, -1))
        if score >= _ALIKE and score > claims.get(i, (0.0, 0))[0]:
            claims[i] = score, j
    found = rising((i, claims[i][1]) for i in sorted(claims))
    return found or _lonely(before, after, olds, news)


def _likeness(shared: int, one: Traits, other: Traits) -> float:
    if one.kind == "Table":  # of which columns may have come or gone
        return shared / (min(len(one.features), len(other.features)) or 1)
    return 2 * shared / (len(one.features) + len(other.features) or 1)


def _lonely(before: list[Traits], after: list[Traits], olds: range, news: range) -> list[tuple[int, int]]:
    """A wordless unit in the place of another, such as a picture."""
    if len(olds) != 1 or len(news) != 1 or before[olds[0]].kind != after[news[0]].kind:
        return []
    one, other = before[olds[0]], after[news[0]]
    return [] if one.features or other.features else [(olds[0], news[0])]
