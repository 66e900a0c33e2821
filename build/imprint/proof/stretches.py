"""Two texts side by side: stretches of letters that agree, each letter of either in one stretch at most."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from .letters import Letters

Span = tuple[int, int]
_TRIES = 1000  # places at which a short text is looked for
_NEAR = 2000  # letters between the parts of a word: what stands between two pages, and in a margin


class Stretch(NamedTuple):
    """Letters that lie side by side: where they begin in the text and in the output, and how many they are."""

    at: int
    there: int
    size: int


class Bench:
    """A text, an output, and the stretches laid down so far, in the text's order."""

    def __init__(self, text: Letters, output: Letters) -> None:
        self.text, self.output = text, output
        self.laid: list[Stretch] = []
        self._fresh: list[Stretch] = []
        self._taken = bytearray(len(output.text))
        self._words = {output.text[low:high] for low, high in pairwise(output.starts)}

    def settle(self) -> None:
        """Put what was laid down since among the others."""
        self.laid = sorted(self.laid + self._fresh)
        self._fresh = []

    def within(self, span: Span) -> list[Stretch]:
        """The stretches of a part of the text."""
        return self.laid[bisect_left(self.laid, (span[0],)) : bisect_left(self.laid, (span[1],))]

    def gaps(self, span: Span) -> list[Span]:
        """What is left of a part of the text."""
        out, low = [], span[0]
        for one in (*self.within(span), Stretch(span[1], 0, 0)):
            if low < one.at:
                out.append((low, one.at))
            low = one.at + one.size
        return out

    def places(self, span: Span) -> Iterator[tuple[list[Span], list[Span]]]:
        """What is left of a part of the text, and where in the output it belongs.

        That is what nothing holds there between the places of the stretches around it, of those that stand in order.
        """
        gaps = self.gaps(span)
        low = 0
        for after in (*in_order(self.within(span)), Stretch(span[1], len(self._taken), 0)):
            here = gaps[: bisect_left(gaps, (after.at,))]
            if here:
                yield here, self.free(low, after.there)
            gaps, low = gaps[len(here) :], after.there + after.size

    def free(self, low: int, high: int) -> list[Span]:
        """The parts of a part of the output that no stretch holds."""
        out = []
        while (low := self._taken.find(0, low, high)) >= 0:
            out.append((low, min(self._next(low), high)))
            low = out[-1][1]
        return out

    def _next(self, place: int) -> int:
        found = self._taken.find(1, place)
        return len(self._taken) if found < 0 else found

    def take(self, at: int, there: int, size: int) -> bool:
        """Lay a stretch down, if its letters of the output are free."""
        if self._taken.find(1, there, there + size) >= 0:
            return False
        self._taken[there : there + size] = b"\1" * size
        self._fresh.append(Stretch(at, there, size))
        return True

    def holding(self, low: int, high: int) -> list[Stretch]:
        """The stretches that hold letters of a part of the output."""
        return [one for one in self.laid if one.there < high and low < one.there + one.size]

    def take_up(self, those: Iterable[Stretch]) -> None:
        """Take stretches away again."""
        away = frozenset(those)
        for one in away:
            self._taken[one.there : one.there + one.size] = bytes(one.size)
        self.laid = [one for one in self.laid if one not in away]

    def as_laid(self) -> tuple[list[Stretch], bytes]:
        """What is laid down now, for `lay_again`."""
        return self.laid, bytes(self._taken)

    def lay_again(self, before: tuple[list[Stretch], bytes]) -> None:
        """All as it was laid down then."""
        self.laid, self._taken = before[0], bytearray(before[1])

    def wholes(self, span: Span) -> Iterator[int]:
        """Where the output has all of a part of the text, from one word's edge to another's."""
        text, starts, at = self.text.text[span[0] : span[1]], self.output.starts, -1
        for _ in range(_TRIES):
            if (at := self.output.text.find(text, at + 1)) < 0:
                return
            if all(starts[bisect_left(starts, edge)] == edge for edge in (at, at + len(text))):
                yield at

    def take_whole(self, gap: Span) -> None:
        """Lay down the whole of a gap where the output has all of it, from one word's edge to another's."""
        any(self.take(gap[0], at, gap[1] - gap[0]) for at in self.wholes(gap))

    # ------------------------------------------------------------ pieces that are there once

    def lay(self, gaps: Iterable[Span], rooms: Iterable[Span], size: int) -> None:
        """Lay down what begins with so many letters that are in the gaps once, and once in the rooms, as far as it agrees."""
        there = _once(self.output, rooms, size)
        done = 0
        for piece, (at, gap) in _once(self.text, gaps, size).items():
            if at >= done and piece in there:
                done = self._extended(at, (max(done, gap[0]), gap[1]), *there[piece])

    def agreeing(self, at: int, there: int, most: int) -> int:
        """How many letters agree from two places on, to the end of a word of the output."""
        size = _agreeing(self.text.text, at, self.output.text, there, most, 1)
        return max(size - _before(self.output.starts, there + size, -1), 0)

    def _surely(self, at: int, there: int, size: int) -> int:
        """How many of the letters that agree belong together: a folio may be as a number goes on.

        Where they end within a word of the text, the word does not stand whole near by, and the rest of it is a word there.
        """
        starts = self.text.starts
        while size > 0 and starts[end := bisect_left(starts, at + size)] != at + size:
            word, rest = (self.text.text[low : starts[end]] for low in (starts[end - 1], at + size))
            near = self.output.text.find(word, there + size, there + size + _NEAR)
            if rest in self._words and (near < 0 or _before(self.output.starts, near, -1)):
                break
            size -= max(_before(self.output.starts, there + size - 1, -1), 0) + 1
        return max(size, 0)

    def _extended(self, at: int, gap: Span, there: int, room: Span) -> int:
        """Lay down the stretch around two places that agree; tells where it ends in the text."""
        if self._taken[there]:
            return at
        first, last = max(room[0], self._taken.rfind(1, room[0], there) + 1), min(room[1], self._next(there))
        back = _agreeing(self.text.text, at, self.output.text, there, min(at - gap[0], there - first), -1)
        back -= _before(self.output.starts, there - back, 1)  # a word of the output may be a part of one, but has no parts
        on = self._surely(at, there, self.agreeing(at, there, min(gap[1] - at, last - there)))
        if back + on > 0:
            self.take(at - back, there - back, back + on)
        return at + on


def in_order(laid: list[Stretch]) -> list[Stretch]:
    """The longest run of stretches that stand in the output as they do in the text (patience sorting)."""
    ends: list[int] = []  # the least place in the output at which a run of so many stretches ends
    last: list[int] = []  # and which stretch that is
    before: list[int] = []
    for index, one in enumerate(laid):
        rank = bisect_left(ends, one.there)
        before.append(last[rank - 1] if rank else -1)
        ends[rank : rank + 1] = [one.there]
        last[rank : rank + 1] = [index]
    run = []
    index = last[-1] if last else -1
    while index >= 0:
        run.append(laid[index])
        index = before[index]
    return run[::-1]


def _once(letters: Letters, spans: Iterable[Span], size: int) -> dict[str, tuple[int, Span]]:
    """Pieces of so many letters from a word's beginning on that are there once: where, and in which span."""
    text, starts = letters.text, letters.starts
    found: dict[str, tuple[int, Span]] = {}
    twice: set[str] = set()
    for span in spans:
        for at in starts[bisect_left(starts, span[0]) : bisect_right(starts, span[1] - size)]:
            piece = text[at : at + size]
            if piece in found:
                twice.add(piece)
            else:
                found[piece] = at, span
    for piece in twice:
        del found[piece]
    return found


def _agreeing(one: str, at: int, other: str, there: int, most: int, way: int) -> int:
    """How many letters agree from two places on (1) or back (-1), of so many at most."""

    def agree(size: int) -> bool:
        if way > 0:
            return one[at + low : at + size] == other[there + low : there + size]
        return one[at - size : at - low] == other[there - size : there - low]

    low, step = 0, 32
    while low < most and agree(min(low + step, most)):
        low, step = min(low + step, most), step * 2
    high = min(low + step, most)
    while low < high:
        middle = (low + high + 1) // 2
        if agree(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _before(starts: tuple[int, ...], place: int, way: int) -> int:
    """How many letters lie between a place and the nearest word's edge, from it on (1) or back (-1)."""
    if way > 0:
        return starts[bisect_left(starts, place)] - place
    return place - starts[bisect_right(starts, place) - 1]
