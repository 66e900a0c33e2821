"""Where figures and tables stand in the running text, so that no page ends white before one that did not fit on it.

Pages are foretold from the heights of the blocks as they were laid out once; lengths are CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

SMALLEST = 0.78  # of its size that a picture may be given, for a place on the page
SPARE = 3  # white lines at a page's foot that nobody minds
# What is paid for a better foot, in the coin of white: the square of the lines beyond the spared ones.
_LATER, _EARLIER = 0.25, 0.5  # for a line of text that a float passes
_SMALLER = 60.0  # for a picture without height
_NEXT_SECTION = 40.0  # for a float that stands in the section after its own
_FARTHEST = 34  # lines that a float may pass


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the text as it was laid out once.

    height is that of its border box, and of its footnotes; picture is the height of the one picture in it that may be
    made smaller, else 0.
    """

    height: float
    above: float = 0.0  # margin
    below: float = 0.0
    parted: bool = False  # may be broken over two pages, between lines
    with_next: bool = False
    with_last: bool = False  # also where the block before it may not be left by a float
    floating: bool = False
    barrier: bool = False  # a heading: no float goes before that of its section
    picture: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page: its height, that of a line, and what of the first page is taken before the first block."""

    height: float
    line: float
    taken: float = 0.0


@dataclass(frozen=True, slots=True)
class Move:
    """A float, by its index among the blocks: before which block it is to stand, and how large its picture is."""

    block: int
    before: int
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as far as it is filled, and what the pages cost so far."""

    used: float
    last: Block | None = None
    cost: float = 0.0
    moves: tuple[Move, ...] = ()


def moved(blocks: Sequence[Block], sheet: Sheet) -> tuple[Move, ...]:
    """Where all floats should stand, and how large, in their order; nothing where they stand well."""
    still = [index for index, one in enumerate(blocks) if not one.floating]
    states = {0: _Page(sheet.taken)}  # the cheapest pages that are filled up to each place among the still blocks
    for index, one in enumerate(blocks):
        if one.floating:
            states = _with_float(states, index, blocks, still, sheet)
    ends = [_filled(page, (blocks[one] for one in still[place:]), sheet) for place, page in states.items()]
    best = min(ends, key=lambda page: page.cost, default=_Page(0.0))
    changed = any(one.scale < 1 or one.before != _home(blocks, still, one.block) for one in best.moves)
    return best.moves if changed else ()


def _with_float(
    states: dict[int, _Page], index: int, blocks: Sequence[Block], still: list[int], sheet: Sheet
) -> dict[int, _Page]:
    """The pages with the next float at each place that it may have, after the floats before it.

    There is always one: it reaches at least as far as those before it do.
    """
    out: dict[int, _Page] = {}
    prices = dict(_places(blocks, still, index, sheet))
    for place, page in sorted(states.items()):
        for at in range(place, max(prices, default=-1) + 1):
            if at > place:
                page = _put(page, blocks[still[at - 1]], sheet)
            if at in prices:
                before = still[at] if at < len(still) else len(blocks)
                for new in _set(page, blocks[index], Move(index, before), prices[at], sheet):
                    if at not in out or new.cost < out[at].cost:
                        out[at] = new
    return out


def _set(page: _Page, block: Block, move: Move, price: float, sheet: Sheet) -> Iterator[_Page]:
    """The page with a float as large as it is, and as large as there is room for it."""
    whole = _put(page, block, sheet)
    yield replace(whole, cost=whole.cost + price, moves=(*page.moves, move))
    lacking = _gap(page, block) + block.height + page.used - sheet.height
    if block.picture and 0 < lacking + 1 <= block.picture * (1 - SMALLEST):
        scale = 1 - (lacking + 1) / block.picture
        less = _put(page, replace(block, height=block.height - lacking - 1), sheet)
        cost = less.cost + price + _SMALLER * (1 - scale)
        yield replace(less, cost=cost, moves=(*page.moves, replace(move, scale=scale)))


def _places(blocks: Sequence[Block], still: list[int], index: int, sheet: Sheet) -> Iterator[tuple[int, float]]:
    """The places among the still blocks that a float may have, and what each costs: near where it was, best in its section."""
    home = sum(one < index for one in still)
    yield home, 0.0
    for step, price in ((1, _LATER), (-1, _EARLIER)):
        at, passed, toll = home, 0.0, 0.0
        while 0 <= at + min(step, 0) < len(still):
            over = blocks[still[at + min(step, 0)]]
            passed += over.height / sheet.line
            at += step
            if passed > _FARTHEST or (over.barrier and (step < 0 or toll)):
                break
            toll += _NEXT_SECTION if over.barrier else 0.0
            if _open(blocks, still, at):
                yield at, passed * price + toll


def _open(blocks: Sequence[Block], still: list[int], at: int) -> bool:
    """Whether a float may stand before a still block: not where two belong together."""
    before = blocks[still[at - 1]] if at else None
    after = blocks[still[at]] if at < len(still) else None
    return not (before is None or before.with_next or (after and after.with_last))


def _home(blocks: Sequence[Block], still: list[int], index: int) -> int:
    return next((one for one in still if one > index), len(blocks))


# ---------------------------------------------------------------- pages foretold


def _filled(page: _Page, blocks: Iterable[Block], sheet: Sheet) -> _Page:
    for one in blocks:
        page = _put(page, one, sheet)
    return page


def _gap(page: _Page, block: Block) -> float:
    """Margins between two blocks are one; at the head of a page there is none."""
    return max(page.last.below, block.above) if page.last else 0.0


def _put(page: _Page, block: Block, sheet: Sheet) -> _Page:
    """The page, or the next, with a block on it."""
    gap = _gap(page, block)
    least = block.height + (2 * sheet.line + block.below if block.with_next else 0.0)
    if page.used + gap + least <= sheet.height + 0.5:
        return replace(page, used=page.used + gap + block.height, last=block)
    room = int((sheet.height - page.used - gap + 0.5) // sheet.line)
    count = round(block.height / sheet.line)
    if block.parted and min(room, count - 2) >= 2:
        return _turned(page, (count - min(room, count - 2)) * sheet.line, block, 0.0, sheet)
    carried = _carried(page, block, sheet)
    used = (carried + gap if carried else 0.0) + block.height
    return _turned(page, used, block, sheet.height - page.used + carried, sheet)


def _carried(page: _Page, block: Block, sheet: Sheet) -> float:
    """What of the page before comes along: a heading, or the last lines of what a formula belongs to."""
    if page.last and page.last.with_next:
        return page.last.height
    return 2 * sheet.line if page.last and block.with_last else 0.0


def _turned(page: _Page, used: float, block: Block, white: float, sheet: Sheet) -> _Page:
    """The next page, and what the foot of the last one costs."""
    lines = white / sheet.line - SPARE
    return replace(page, used=min(used, sheet.height), last=block, cost=page.cost + (lines**2 if lines > 0 else 0.0))
