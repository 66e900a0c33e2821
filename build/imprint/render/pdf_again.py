"""Looks at pages, and sets them again: no Ibid. first on a page, no holes that pdf_inplace left, no stub."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from .pdf_lines import Line, first_notes, leading, lines
from .pdf_remedies import CLASSES, GENTLE, LOOSE, LOOSEST, REMEDIES, given
from .pdf_setter import Pages
from .pdf_turned import turn_tables
from .pdf_wide import narrowed

PASSES = 4  # each costs as much as the first
STUB = 12  # lines on a last page that are too few, if pages before it can take them, one or two each
_RESERVE = 4  # pages more than it has lines: blocks that stay whole do not fill every page


def set_well(pages: Pages) -> None:
    """Set anew what nobody who sets by hand would leave: holes, Ibid. first on a page, a last page of few lines."""
    _well(pages)
    for deeper in _deeper(pages.pages):
        count = len(pages.pages)
        undo = pages.deepen(*deeper)
        pages.lay()
        _well(pages)
        if len(pages.pages) < count:
            return
        undo()
        pages.lay()


def _well(pages: Pages) -> None:
    turn_tables(pages)
    for _ in range(PASSES):
        if not remedied(pages.pages):
            return
        pages.lay()


def _deeper(pages: list[Any]) -> Iterator[tuple[float, int]]:
    """How a last page of few lines may go: how much higher the text of others is set, in CSS pixels, from which on (index).

    By a line, else by two; as few pages as may do, from the left page of a spread on.
    """
    last, line = pages[-1], leading(pages[-1])
    lowest = max((one.baseline for one in lines([last])), default=0.0)
    left = math.ceil((lowest - last._page_box.content_box_y()) / line)
    for more in (1, 2) if left <= STUB else ():
        first = (len(pages) - 1 - math.ceil(left / more) - min(_RESERVE, left)) // 2 * 2 - 1
        if first >= -1:
            yield more * line, max(first, 0)


def remedied(pages: list[Any]) -> bool:
    """Give the paragraphs, notes and tables of pages what they need next; whether any got something."""
    return bool(sum([*_holes_closed(pages), *_ibid_resolved(pages), narrowed(pages)]))


def holes(pages: Pages, limit: float = LOOSEST) -> tuple[Line, ...]:
    """The lines of the running text whose word spaces have grown by more than the limit."""
    return _loose(pages.pages, limit)


def _loose(pages: list[Any], limit: float) -> tuple[Line, ...]:
    return tuple(line for line in lines(pages) if line.stretch > limit and not line.aside)


def _holes_closed(pages: list[Any]) -> Iterator[bool]:
    open_ = {id(one.element) for one in _loose(pages, LOOSEST)}
    if not open_:
        return
    loose = {id(one.element): one.element for one in _loose(pages, LOOSE) if one.element is not None}
    yield from (given(element, REMEDIES if key in open_ else GENTLE) for key, element in loose.items())


def _ibid_resolved(pages: list[Any]) -> Iterator[bool]:
    """A note in two forms (see pdf_html) says the short one where it is the first at a page's foot."""
    for element in first_notes(pages):
        if "two-forms" in element.get("class", "").split():
            yield given(element, ("set-short",))


__all__ = ["CLASSES", "LOOSEST", "PASSES", "holes", "remedied", "set_well"]
