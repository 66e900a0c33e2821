"""Looks at pages that the setter has laid out: in which element each begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from ..model.edition import Edition
from ..model.layout import Layout, PageStart
from .pdf_faults import faults
from .pdf_setter import Pages
from .places import COLOPHON, TITLE, letters

_NOT_COUNTED = frozenset(("note-call", "number", "label", "footnote"))  # what other media may set in another way


def laid_out(pages: Pages, edition: Edition) -> Layout:
    """Where the pages begin, and what could not be solved on them."""
    return Layout(page_starts(pages.pages, edition), faults(pages, edition.journal.proof, f"{edition.slug}.pdf"))


def page_starts(pages: list[Any], edition: Edition) -> tuple[PageStart, ...]:
    """Each page's label and beginning; a page of furniture alone begins where the next one does."""
    known = frozenset((COLOPHON, *(note.id for note in edition.notes), *(ref.id for ref in edition.references)))
    first = int(edition.first_page) if edition.first_page.isascii() and edition.first_page.isdigit() else 1
    before: dict[str, int] = {}
    starts = []
    for number, page in enumerate(pages):
        held = list(_pieces(page._page_box, "", known))
        place = TITLE if not number else held[0][0] if held else ""
        starts.append(PageStart(str(first + number), place, before.get(place, 0)))
        for name, count in held:
            before[name] = before.get(name, 0) + count
    return tuple(starts)


def _pieces(box: Any, place: str, known: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The pieces of text and pictures of a page in order: their place, and how many letters they have."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox):
        return
    place = _place(box, known) or place
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        if place:
            yield place, letters(getattr(box, "text", ""))
        return
    if _class(box) & _NOT_COUNTED:
        return
    for child in getattr(box, "children", ()):
        yield from _pieces(child, place, known)


def _place(box: Any, known: frozenset[str]) -> str:
    if box.element is None:
        return ""
    name = box.element.get("id") or ""
    return str(box.element.get("data-place") or (name if name in known else ""))


def _class(box: Any) -> set[str]:
    return set((box.element.get("class") or "").split()) if box.element is not None else set()
