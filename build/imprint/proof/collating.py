"""Collation: a text is laid beside an output, and each of its letters is answered by one letter there, in order.

What both have once lies side by side first, as far as the letters agree; what is left between two such stretches is looked
for between their places in the output, in ever smaller pieces, down to single words. A letter of the output answers for one
of the text, so that a lost word is missed though it stands elsewhere too. What the output has besides (running heads,
labels, contents) answers for nothing. All this takes time in proportion to the text's length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise

from .letters import BLOCK, EDGE, FORMULA, Letters, letters, spelt
from .scrambled import in_two_directions, uncounted
from .stretches import Bench, Span, in_order

_LONG, _MIDDLE, _SHORT = 24, 12, 5  # letters of the pieces that are looked for
_NEAR, _ROOMS = 200, 3  # letters, and stretches of them, within which a word is looked for that the output divides
_HEADING, _HEADINGS = 120, 12  # letters of a strand that may ask for room, and how many may, and for how many places
_CONTEXT = 8  # words shown of what is lost


def missed(strands: Sequence[str], output: str, lines: bool = False) -> Iterator[str]:
    """The words that an output lacks, or has in another order than their strand; strands may stand anywhere.

    lines: the output has letters as lines show them, so that where two directions of writing meet any order is right;
    formulas are drawn there.
    """
    if lines:
        strands = [strand.replace(FORMULA, " ") for strand in strands]
        if in_two_directions(output):
            yield from uncounted(strands, output)
            return
    blocks = [[spelt(part) for part in strand.split(BLOCK)] for strand in strands]
    edges = [0, *accumulate(len(block.text) for strand in blocks for block in strand)]
    ends = [0, *accumulate(map(len, blocks))]
    spans = [(edges[low], edges[high]) for low, high in pairwise(ends)]
    bench = Bench(_joined([block for strand in blocks for block in strand]), spelt(output))
    _lay_all(bench, spans, edges)
    for strand, span in zip(strands, spans, strict=True):
        yield from _worded(strand, [(low - span[0], high - span[0]) for low, high in _lost(bench, span)])


def _lost(bench: Bench, span: Span) -> list[Span]:
    """The letters of a strand that are nowhere, or not in its order."""
    laid = bench.within(span)
    stray = set(laid).difference(in_order(laid))
    return sorted((*bench.gaps(span), *((one.at, one.at + one.size) for one in stray)))


def _joined(blocks: list[Letters]) -> Letters:
    """Blocks as one text."""
    lows = accumulate((len(block.text) for block in blocks), initial=0)
    starts = [low + start for low, block in zip(lows, blocks, strict=False) for start in block.starts[:-1]]
    text = "".join(block.text for block in blocks)
    return Letters(text, (*starts, len(text)))


def _lay_all(bench: Bench, spans: list[Span], edges: list[int]) -> None:
    end = len(bench.output.text)
    bench.lay(list(pairwise(edges)), [(0, end)], _LONG)
    bench.settle()
    for size in (_MIDDLE, _SHORT):
        for gaps, rooms in _places(bench, spans):
            bench.lay([part for gap in gaps for part in _within_blocks(gap, edges)], rooms, size)
        bench.settle()
    alone = [span for span in spans if span[0] < span[1] and not bench.within(span)]
    for gaps, rooms in _places(bench, sorted(set(spans).difference(alone))):
        _lay_words(bench, gaps, rooms)
    for span in alone:
        bench.take_whole(span)
    bench.settle()
    left = [part for span in spans for gap in bench.gaps(span) for part in _within_blocks(gap, edges)]
    bench.lay(left, bench.free(0, end), _MIDDLE)  # what was moved
    bench.settle()
    _lay_words(bench, [gap for span in alone for gap in bench.gaps(span)], bench.free(0, end), anywhere=True)
    bench.settle()
    _put_aside(bench, spans)


def _put_aside(bench: Bench, spans: list[Span]) -> None:
    """Lay short strands down whole where words of others took their place that have another: headings that begin alike."""
    for span in [one for one in spans if one[1] - one[0] <= _HEADING and _lost(bench, one)][:_HEADINGS]:
        for there in islice(bench.wholes(span), _HEADINGS):
            before, lost = bench.as_laid(), _missing(bench, spans)
            if _laid_whole(bench, span, there, spans) and _missing(bench, spans) < lost:
                break
            bench.lay_again(before)


def _laid_whole(bench: Bench, span: Span, there: int, spans: list[Span]) -> bool:
    """Whether a strand is laid down at a place; what stood there is laid down again where it belongs as well."""
    size = span[1] - span[0]
    bench.take_up(bench.within(span))
    lifted = bench.holding(there, there + size)
    if any(one.size >= size or one.there < there or there + size < one.there + one.size for one in lifted):
        return False
    bench.take_up(lifted)
    bench.take(span[0], there, size)
    bench.settle()
    for other in {spans[bisect_right(spans, (one.at, len(bench.text.text))) - 1] for one in lifted}:
        for gaps, rooms in bench.places(other):
            _lay_words(bench, gaps, rooms)
    bench.settle()
    return True


def _missing(bench: Bench, spans: list[Span]) -> int:
    """How many letters are missing in all."""
    return sum(high - low for span in spans for low, high in _lost(bench, span))


def _places(bench: Bench, spans: list[Span]) -> Iterator[tuple[list[Span], list[Span]]]:
    """What is left of each strand, and where it belongs; of those of which nothing is laid down yet, all at once."""
    alone = []
    for span in spans:
        if bench.within(span):
            yield from bench.places(span)
        elif span[0] < span[1]:
            alone.append(span)
    if alone:
        yield alone, bench.free(0, len(bench.output.text))


def _within_blocks(gap: Span, edges: list[int]) -> list[Span]:
    """A gap parted where blocks end: what stands behind a block's end may be elsewhere in the output."""
    inner = edges[bisect_right(edges, gap[0]) : bisect_left(edges, gap[1])]
    return list(pairwise((gap[0], *inner, gap[1])))


# ---------------------------------------------------------------- word by word


class _Rooms:
    """The parts of an output in which the words of a gap may stand, and how far these are read."""

    def __init__(self, bench: Bench, rooms: list[Span]) -> None:
        self.bench, self.rooms, self.done, self.end = bench, rooms, 0, 0
        self.words: dict[str, list[int]] = defaultdict(list)
        for room in rooms:
            for low, high in _words(bench.output, room):
                self.words[bench.output.text[low:high]].append(low)

    def next(self, at: int, end: int) -> tuple[int, int]:
        """Where a word of the text stands next, and how many letters agree from there on."""
        if size := self._agreeing(at, self.done):
            return self.done, size
        word = self.bench.text.text[at:end]
        places = self.words[word]
        index = bisect_left(places, self.done)
        place = places[index] if index < len(places) else -1
        if place < 0 or place > self.done + _NEAR:
            divided = _divided(word, self.bench.output, self.rooms, self.done)
            place = divided if divided >= 0 else place
        return place, self._agreeing(at, place) if place >= 0 else 0

    def _agreeing(self, at: int, there: int) -> int:
        """How many letters agree, to the end of a word of the output; a part of a word if the rest of it stands elsewhere."""
        index = bisect_right(self.rooms, (there, len(self.bench.output.text))) - 1
        if index < 0 or self.rooms[index][1] <= there:
            return 0
        size = self.bench.agreeing(at, there, min(self.end - at, self.rooms[index][1] - there))
        starts, text = self.bench.text.starts, self.bench.text.text
        last = starts[bisect_right(starts, at + size) - 1]
        end = min(starts[bisect_right(starts, at + size)], self.end) if last < at + size else 0  # the rest may have its place
        rest = text[at + size : end]
        return size if not rest or rest in self.words else max(last - at, 0)


def _lay_words(bench: Bench, gaps: list[Span], rooms: list[Span], anywhere: bool = False) -> None:
    """Lay down the words of gaps in the order in which the rooms have them; anywhere: each gap's own."""
    there = _Rooms(bench, rooms)
    for at, there.end in gaps:
        there.done = 0 if anywhere or not rooms else max(there.done, rooms[0][0])
        while at < there.end:
            end = min(bench.text.starts[bisect_right(bench.text.starts, at)], there.end)
            place, size = there.next(at, end)
            if size and bench.take(at, place, size):
                there.done, at = place + size, at + size
            else:
                at = end


def _words(letters: Letters, span: Span) -> Iterator[Span]:
    """The words of a part of a text."""
    first = bisect_left(letters.starts, span[0] + 1)
    inner = letters.starts[first : bisect_left(letters.starts, span[1])]
    return pairwise((span[0], *inner, span[1]))


def _divided(word: str, output: Letters, rooms: list[Span], done: int) -> int:
    """Where the next place is at which the output has a word in parts; -1 where there is none near."""
    for low, high in rooms[max(bisect_right(rooms, (done, 0)) - 1, 0) :][:_ROOMS]:
        low = max(low, done)
        high = min(high, low + _NEAR)
        while (at := output.text.find(word, low, high)) >= 0:
            if all(output.starts[bisect_left(output.starts, edge)] == edge for edge in (at, at + len(word))):
                return at
            low = at + 1
    return -1


# ---------------------------------------------------------------- what is said


def _worded(text: str, spans: list[Span]) -> Iterator[str]:
    """Parts of a text's letters as its words, those that stand together as one."""
    if not spans:
        return
    words = text.split()
    ends = list(accumulate(len(letters(word)) for word in words))
    last = -1
    stretches: list[list[int]] = []
    for low, high in spans:
        first, final = bisect_left(ends, low + 1), bisect_left(ends, high)
        if stretches and first <= last + 1:
            stretches[-1][1] = max(final, last)
        else:
            stretches.append([first, final])
        last = stretches[-1][1]
    for first, final in stretches:
        shown = " ".join(words[first : min(final + 1, first + _CONTEXT)]).replace(EDGE, "")
        yield shown + (" …" if final - first >= _CONTEXT else "")
