"""Looks at pages, and sets them again: no Ibid. first on a page, no line with holes that pdf_inplace left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .pdf_lines import Line, first_notes, lines
from .pdf_remedies import CLASSES, GENTLE, LOOSE, LOOSEST, REMEDIES, given
from .pdf_setter import Pages

PASSES = 4  # each costs as much as the first


def set_well(pages: Pages) -> None:
    """Set paragraphs with holes anew, and notes that would begin a page's foot with Ibid. in their short form."""
    for _ in range(PASSES):
        if not remedied(pages.pages):
            return
        pages.lay()


def remedied(pages: list[Any]) -> bool:
    """Give the paragraphs and notes of pages what they need next; whether any got something."""
    return bool(sum([*_holes_closed(pages), *_ibid_resolved(pages)]))


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
