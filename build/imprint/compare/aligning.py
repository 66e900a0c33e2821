"""Which elements of two sequences belong together: those that occur once in both first, then what lies between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_SMALL = 1024  # pairs of elements up to which a stretch without unique elements is compared element by element
_DEPTH = 48  # how often a stretch between two is searched again: what is left counts as replaced

Pair = tuple[int, int]


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The pairs of indices of equal elements that stay in order, both rising.

    After Bram Cohen's patience diff; the time grows with the length, whatever the sequences are.
    """
    pairs: list[Pair] = []
    stretches = [(0, len(old), 0, len(new), 0)]
    while stretches:
        a, a_end, b, b_end, depth = stretches.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            pairs.append((a_end, b_end))
        if a == a_end or b == b_end or depth > _DEPTH:
            continue
        anchors = rising(_unique(old, a, a_end, new, b, b_end))
        if anchors:
            pairs += anchors
            ends = [(a - 1, b - 1), *anchors, (a_end, b_end)]
            stretches += [(i + 1, k, j + 1, m, depth + 1) for (i, j), (k, m) in pairwise(ends)]
        elif (a_end - a) * (b_end - b) <= _SMALL:
            pairs += _one_by_one(old, a, a_end, new, b, b_end)
    return sorted(pairs)


def _unique(
    old: Sequence[Hashable], a: int, a_end: int, new: Sequence[Hashable], b: int, b_end: int
) -> Iterator[Pair]:
    """Pairs of elements that occur once in each stretch, by their place in the old one."""
    there = _once(new, b, b_end)
    for element, index in _once(old, a, a_end).items():
        if index >= 0 and there.get(element, -1) >= 0:
            yield index, there[element]


def _once(items: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    """Where each element stands, -1 for those that occur again."""
    found: dict[Hashable, int] = {}
    for index in range(start, end):
        found[items[index]] = -1 if items[index] in found else index
    return found


def rising(pairs: Iterable[Pair]) -> list[Pair]:
    """The longest run of pairs, which rise in the first index, that rises in the second too (patience sorting)."""
    tops: list[int] = []
    ends: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in pairs:
        pile = bisect_left(tops, pair[1])
        before[pair] = ends[pile - 1] if pile else None
        tops[pile : pile + 1] = [pair[1]]
        ends[pile : pile + 1] = [pair]
    run: list[Pair] = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]


def _one_by_one(
    old: Sequence[Hashable], a: int, a_end: int, new: Sequence[Hashable], b: int, b_end: int
) -> Iterator[Pair]:
    blocks = SequenceMatcher(None, old[a:a_end], new[b:b_end], autojunk=False).get_matching_blocks()
    return ((a + i + k, b + j + k) for i, j, size in blocks for k in range(size))
