"""Lays out, looks, and sets again: no Ibid. first on a page, no line with holes between its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .pdf_lines import Line, first_notes, lines
from .pdf_setter import Pages

# A word space of EB Garamond is about a fifth of an em. What justification adds to it, in em:
LOOSE = 0.34  # beyond this a paragraph is set anew where the text is laid out again anyway
LOOSEST = 0.45  # beyond this it has holes, and no line may stay so: the text is laid out again
PASSES = 4  # each costs as much as the first
# What a loose paragraph is given: freer hyphenation and letters a little closer; and then, where it still has holes, an
# uneven right margin, which is better. The classes are in print.css.
GENTLE = ("set-freely set-closer",)
REMEDIES = (*GENTLE, "set-ragged")
CLASSES = frozenset(" ".join(REMEDIES).split())


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
    yield from (_given(element, REMEDIES if key in open_ else GENTLE) for key, element in loose.items())


def _ibid_resolved(pages: list[Any]) -> Iterator[bool]:
    """A note in two forms (see pdf_html) says the short one where it is the first at a page's foot."""
    for element in first_notes(pages):
        if "two-forms" in element.get("class", "").split():
            yield _given(element, ("set-short",))


def _given(element: Any, remedies: tuple[str, ...]) -> bool:
    """Give an element the next remedy that it has not; False where it has all."""
    classes = element.get("class", "").split()
    following = next((one for one in remedies if one.split()[0] not in classes), "")
    if following:
        element.set("class", " ".join((*classes, following)))
    return bool(following)
