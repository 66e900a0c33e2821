"""Figures and tables of print near where they are spoken of: manuscripts often have them all behind the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from ..model.text import Blocks, Figure, Heading, Link, Table, plain, walk

_PAGE = 2_600  # letters to a page
_FLOAT = 900  # letters that a figure or table takes the place of, its words left out
_PILE = 2  # so many one after the other, with no text behind them, stand where nobody chose a place for each


def near_calls(blocks: Blocks) -> Blocks:
    """The blocks with figures and tables that are piled up behind a section's text, a page from it, where they are first called.

    They keep their order. Those that are nowhere called, and sections of nothing else, stay as they are.
    """
    piled = frozenset(_piled(blocks))
    if not piled:
        return blocks
    ends = (0, *accumulate(len(plain(one)) + (_FLOAT if isinstance(one, Figure | Table) else 0) for one in blocks))
    calls, homes, least = _calls(blocks), dict[int, int](), 0
    for at, one in enumerate(blocks):
        if isinstance(one, Figure | Table):
            least = homes[at] = max(least, _home(at, calls.get(one.attr.id, ()), ends) if at in piled else at)
    order = sorted(range(len(blocks)), key=lambda at: (homes.get(at, at), at not in homes, at))
    return tuple(blocks[at] for at in order)


def _piled(blocks: Blocks) -> Iterator[int]:
    """The figures and tables with which sections end that have text before them."""
    runs = [(kind, list(run)) for kind, run in groupby(range(len(blocks)), key=lambda at: _kind(blocks[at]))]
    for at, (kind, run) in enumerate(runs):
        before = runs[at - 1][0] if at else "heading"
        after = runs[at + 1][0] if at + 1 < len(runs) else "heading"
        if kind == "float" and before == "text" and after == "heading" and len(run) >= _PILE:
            yield from run


def _kind(block: object) -> str:
    return "float" if isinstance(block, Figure | Table) else "heading" if isinstance(block, Heading) else "text"


def _calls(blocks: Blocks) -> dict[str, list[int]]:
    """The blocks, but figures and tables, in which something is spoken of, by its identifier."""
    found: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        for one in walk(block) if _kind(block) != "float" else ():
            if isinstance(one, Link) and one.url.startswith("#"):
                found.setdefault(one.url[1:], []).append(at)
    return found


def _home(at: int, calls: Sequence[int], ends: Sequence[int]) -> int:
    """Before which block a float is to stand."""
    far = bool(calls) and calls[-1] < at and ends[at] - ends[calls[-1] + 1] > _PAGE
    return calls[0] + 1 if far else at
