"""Figures and tables that have no room on their page stand at the head of the next, and the text goes on before them.

The setter would leave the rest of the page white. Here such a float waits while the text fills the page; floats keep their
order. A picture that lacks little is made a little smaller instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from math import inf
from typing import Any

import weasyprint.layout as laying
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from .pdf_lines import is_turned, line_height
from .pdf_places import Place

TEXT = "article-text"  # the element whose children are the blocks
_SMALLEST = 0.9  # of its size that a picture may be given, for a place on the page
_SMALLEST_LAST = 0.78  # the same where no text follows that could fill the page
_SPARE = 3.0  # white lines at a page's foot for which no float waits
_MUCH = 5.0  # white lines below the text's end for which its last floats wait
_NEAR = 0.5  # CSS pixels that nobody sees
_in_flow = block._in_flow_layout
NOWHERE, _IN_TEXT, BEHIND = range(3)  # where floats may wait: nowhere, in the text, also behind it
_wait: ContextVar[int] = ContextVar("floats wait", default=NOWHERE)


class Waiting:
    """The floats of a layout that wait: each page's (by its number) come first on it."""

    def __init__(self, root: Any, text: Any) -> None:
        self.root, self.text = root, text
        self._way = _way(root, text)
        self.back: Any = _find(root, _is_back) if _wait.get() == BEHIND else None
        self._is_last = False  # whether a float would stand behind everything
        for one in filter(None, (self.text, self.back)):
            one.children = (*one.children, boxes.BlockBox.anonymous_from(one, []))
        self._due: dict[int, list[tuple[int, Any]]] = {}
        self._moved: dict[int, frozenset[int]] = {}  # the indices of all that came first on this page or one before
        self._resumed: dict[int, tuple[int, Any]] = {}  # the block that a page goes on with, and where in it

    def set(self, place: Place) -> Any:
        """Set a block of the text, or let it wait; the answer is what the setter is to go on with."""
        page = place.context.current_page
        if place.box is self.back:
            return self._behind(place, page)
        if not place.done:
            self._begin(place, page)
        if place.index in self._moved[page]:
            return place.passed()
        if place.child is self.text.children[-1]:
            return self._end(place, page)
        if is_float(place.child):
            place.restore()
            if self._has_to_wait(place, page):
                self._due[page + 1].append((place.index, place.child))
                return place.passed()
        return self._resumable(place.lay(), page)

    def _begin(self, place: Place, page: int) -> None:
        """A page is set, perhaps again: what is due on it comes first, as far as there is room."""
        due = self._due.get(page, [])
        self._moved = {before: moved for before, moved in self._moved.items() if before < page}
        self._moved[page] = self._moved.get(page - 1, frozenset()) | {index for index, _ in due}
        self._resumed[page] = place.index, place.skip
        self._due[page + 1] = self._placed(place, due, 1.0)

    def _placed(self, place: Place, due: list[tuple[int, Any]], smallest: float) -> list[tuple[int, Any]]:
        """Put floats where a place is, in their order; those for which there is no room."""
        for at, (index, child) in enumerate(due):
            if not place.put(index, child, lambda one: _fits(one, smallest)):
                return due[at:]
        return []

    def _has_to_wait(self, place: Place, page: int) -> bool:
        if place.has_notes():
            return False
        if self._due[page + 1]:
            return True
        lacking = place.lacking()
        whole = place.context.page_bottom - self.root.position_y
        if lacking <= _NEAR or not (place.done or not place.page_is_empty) or place.height > whole:
            return False
        return place.room() >= _SPARE * line_height(place.box) and not _fits(place, _SMALLEST)

    def _end(self, place: Place, page: int) -> Any:
        """The text ends: what waits comes here, or on pages of its own."""
        self._due[page + 1] = left = self._placed(place, self._due[page + 1], _SMALLEST_LAST)
        if left and not place.done:
            place.bottom_space = -inf
            self._due[page + 1] = left = self._placed(place, left, 1.0)
        if left and place.box is self.text and self.back and place.room() > _MUCH * line_height(place.box):
            return place.passed()
        return place.stopped({place.index: None}) if left else place.passed()

    def _behind(self, place: Place, page: int) -> Any:
        """What follows the text fills its last page before a float, too; this comes first on the next."""
        alone = page not in self._moved
        if alone and not place.done:
            self._resumed[page] = place.index, place.skip
            self._due[page + 1] = self._placed(place, self._due.get(page, []), 1.0)
            for one in place.done:
                one.index = place.index
        if place.child is self.back.children[-1]:
            self._is_last = self._is_last or bool(self._due[page + 1])
            return self._end(place, page)
        return self._resumable(place.lay(), page) if alone else place.lay()

    def _resumable(self, result: Any, page: int) -> Any:
        """What is left of a block from the page before is not its beginning, where floats before it left it no room."""
        abort, stop, resume, *rest = result
        index, skip = self._resumed[page]
        return abort, stop, {index: skip} if skip is not None and resume == {index: None} else resume, *rest

    def leaves(self, page: int, resume: Any) -> bool:
        """Whether a page leaves floats to those after it, or the text goes on before where a float stood in it."""
        return bool(self._due.get(page + 1)) or max(self._moved.get(page, ()), default=-1) >= self._reached(resume)

    def _reached(self, resume: Any) -> float:
        """The index of the block of the text with which a page begins; behind them all where it begins elsewhere."""
        for step in (*self._way, None):
            if not resume:
                return inf
            if len(resume) != 1:
                return -1
            ((index, resume),) = resume.items()
            if step is None:
                return float(index)
            if index != step:
                return inf
        return inf

    def is_sound(self, pages: list[Any]) -> bool:
        """Whether each float stands once on the pages, and not behind everything."""
        held = [found for page in pages for test in (_is_text, _is_back) if (found := _find(page, test)) is not None]
        laid = [id(one.element) for box in held for one in box.children]
        once = all(laid.count(id(one.element)) == 1 for one in self.text.children if is_float(one))
        return once and not self._is_last


def _fits(place: Place, smallest: float) -> bool:
    """Whether there is room for a float, its picture made smaller if need be."""
    lacking = place.lacking()
    return lacking <= _NEAR or (place.shrink(lacking, smallest) and place.lacking() <= _NEAR) or place.restore()


def is_float(box: Any) -> bool:
    """Whether a block is a figure or table that is kept whole."""
    return bool((box.element_tag in ("figure", "table") or is_turned(box)) and box.style["break_inside"] == "avoid")


def text_box(box: Any) -> Any:
    """The box of the text below a box: on its first page and those after."""
    return _find(box, _is_text)


def _find(box: Any, test: Callable[[Any], bool]) -> Any:
    if box.element is not None and test(box.element):
        return box
    below = (_find(child, test) for child in getattr(box, "children", ()))
    return next((found for found in below if found is not None), None)


def _way(box: Any, to: Any) -> tuple[int, ...]:
    """The indices by which one comes from a box to another below it."""
    for index, child in enumerate(getattr(box, "children", ())):
        if child is to:
            return (index,)
        if below := _way(child, to):
            return (index, *below)
    return ()


def _is_text(element: Any) -> bool:
    return bool(element.get("id") == TEXT)


def _is_back(element: Any) -> bool:
    return bool(element.get("class") == "back")


# ---------------------------------------------------------------- in the setter's place


def _child(context: Any, box: Any, *given: Any) -> Any:
    waiting = getattr(context, "waiting", None)
    if waiting is None or (box is not waiting.text and box is not waiting.back):
        return _in_flow(context, box, *given)
    return waiting.set(Place(context, box, *given))


def begin(context: Any, root: Any) -> None:
    """Have floats wait; behind the last block of the text, and of what follows, is an empty one: what waits comes before it."""
    text = text_box(root) if _wait.get() else None
    if text is not None and any(is_float(one) for one in text.children):
        context.waiting = Waiting(root, text)


def _pages(make_pages: Callable[..., Iterable[Any]], context: Any, root: Any, *given: Any) -> list[Any]:
    """All pages; each knows what it leaves to the next."""
    if getattr(context, "waiting", None) is None:
        begin(context, root)
    waiting = getattr(context, "waiting", None)
    made = list(make_pages(context, root, *given))
    made[0].floats_are_sound = waiting is None or waiting.is_sound(made)
    made[0].floats_wait = _wait.get()
    for page, box in enumerate(made, 1):
        box.leaves = box.leaves or (waiting is not None and waiting.leaves(page, context.page_maker[page][0]))
    return made


@contextmanager
def floats_wait(wait: int) -> Iterator[None]:
    """Meanwhile floats may wait for the next page there, or nowhere."""
    token = _wait.set(wait)
    try:
        yield
    finally:
        _wait.reset(token)


def let_floats_wait() -> None:
    """Put these in the place of the setter's own."""
    block._in_flow_layout = _child
    laying.make_all_pages = partial(_pages, laying.make_all_pages)
