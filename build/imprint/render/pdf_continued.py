"""Notes at the foot continued on the next page, where else the line that calls them would leave this one white.

WeasyPrint 70 sets a note whole: one that does not fit takes the line of its call with it to the next page, and where a page
has long notes, its foot stays white. Here such a note is divided between two lines, two of them at least on either side. A
note begins on the page of its call, and what is left of it comes first at the foot of the next page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import product
from math import inf
from typing import Any

import weasyprint.document
import weasyprint.layout as laying
import weasyprint.layout.page as paging
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import block

from .pdf_lines import line_height
from .pdf_undone import Before

WHITE = 2.5  # lines that may stay white before a note is divided
LEEWAY = 0.4  # lines by which a page may be too long before it is made even
_ROOM = 4  # lines that the rest of a long note leaves to the text
_KEPT = (0, 1, 2)  # lines after the call that are to stand on its page, too: orphans and widows
_EMPTY = 8  # lines that are more than a note that waits
_SHOWN = (boxes.LineBox, boxes.ReplacedBox)
_set = block._linebox_layout
_level = block.block_level_layout
_page = paging.make_page
_pages = laying.make_all_pages
_divided: ContextVar[bool] = ContextVar("notes are divided", default=True)


@dataclass(frozen=True, slots=True)
class Cut:
    """A note divided at a page's foot, and how high the foot may be, in CSS pixels."""

    note: Any
    height: float


class Context(laying.LayoutContext):  # type: ignore[misc]
    """The setter's layout of a text, in which notes can be divided."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._reported: list[Any] = []
        super().__init__(*given, **named)
        self.rests: dict[Any, Any] = {}  # where what is left of a divided note begins, as the setter says it
        self.pushed = 0  # how often a note had no room
        self.kept: float | None = None  # room to be left below a line whose note may be divided
        self.patient = False  # whether notes after a divided one may wait for the next page
        self._fresh: Any = None
        self._waiting: set[Any] = set()
        self.called: set[Any] = set()  # notes whose calls stand on the pages before
        self.line_height = 0.0  # of the text, in CSS pixels

    @property
    def reported_footnotes(self) -> list[Any]:
        """Notes for the next page, one that is continued there first."""
        return self._reported

    @reported_footnotes.setter
    def reported_footnotes(self, notes: list[Any]) -> None:
        cut = self.current_footnote_area.cut if self._reported else None
        self._reported = [cut.note, *notes] if cut and cut.note not in notes else notes

    def layout_footnote(self, footnote: Any) -> Any:
        """Add a note to the foot; what is left of one comes first, and after a divided one comes nothing."""
        area = self.current_footnote_area
        if area.cut:
            footnote.style = footnote.style.copy()
            footnote.style["footnote_policy"] = "auto" if self.patient else "line"
            self.footnotes.remove(footnote)
            self.current_page_footnotes.append(footnote)
            return True
        if not self.current_page_footnotes and footnote in self.rests:
            area.begins = {0: self.rests[footnote]}
        overflow = super().layout_footnote(footnote)
        self._fresh = footnote
        most = area.page.height - _ROOM * line_height(area.page)
        if footnote in self._waiting and _divided.get() and area.margin_height() > most:
            return not self._divide(footnote, most)
        return overflow

    def overflows_page(self, bottom_space: float, position_y: float) -> Any:
        """Whether something ends too low; asked of the line that called a note, this is divided if it may be."""
        fresh, self._fresh = self._fresh, None
        over = super().overflows_page(bottom_space, position_y - self._leeway())
        if over and fresh is not None and self.kept is not None:
            foot = self.page_bottom + self.current_footnote_area.margin_height()
            return not self._divide(fresh, foot - bottom_space - position_y - self.kept)
        return over

    def _leeway(self) -> float:
        """How much too low something may end, in CSS pixels: the gaps above it are made so much closer (pdf_even)."""
        free = not (self.current_page_footnotes or self.in_column)
        return LEEWAY * self.line_height if free else 0.0

    def unlayout_footnote(self, footnote: Any) -> None:
        """Take a note from the foot, whole; one that was called on a page before stays."""
        if footnote in self.called:
            return
        self.rejoin(footnote)
        self._waiting.discard(footnote)
        super().unlayout_footnote(footnote)

    def report_footnote(self, footnote: Any) -> None:
        """Move a note, or what is left of one, to the next page."""
        area = self.current_footnote_area
        self.pushed += 1
        self._fresh = None
        self.rejoin(footnote)
        self.rests.pop(footnote, None)
        if area.begins and self.current_page_footnotes[0] is footnote:
            self.rests[footnote], area.begins = area.begins[0], None
        self._waiting.add(footnote)
        super().report_footnote(footnote)

    def make_room(self, text: Any) -> None:
        """The text of a page is set: notes that stand over it or beyond the page, as with columns, wait or are divided."""
        area, waiting = self.current_footnote_area, list[Any]()
        if not self.current_page_footnotes or area.margin_height() + text.margin_height() <= area.page.height + 1:
            return
        ends = (one.position_y + one.height for one in text.descendants() if isinstance(one, _SHOWN))
        room = area.page.content_box_y() + area.page.height - max(ends, default=text.position_y)
        while self.current_page_footnotes and area.margin_height() > room + 1:
            last = self.current_page_footnotes[-1]
            self.rejoin(last)
            if self._divide(last, room):
                break
            self.report_footnote(last)
            waiting.insert(0, self._reported.pop())
        self._reported[1 if area.cut else 0 : 0] = waiting

    def settle(self, page: Any) -> None:
        """A page is set, with its calls: a note of theirs that the setter took away comes with the next one."""
        if self.footnotes or self.current_page_footnotes or self._reported:
            self.called.update(one.footnote for one in page.descendants() if one.footnote is not None)
            self._reported += [one for one in self.footnotes if one in self.called]
            self.footnotes[:] = [one for one in self.footnotes if one not in self.called]

    def is_divided(self) -> bool:
        """Whether the page's last note is continued on the next."""
        return self.current_footnote_area.cut is not None

    def rejoin(self, footnote: Any) -> None:
        """Have a divided note whole on this page."""
        area = self.current_footnote_area
        if area.cut and area.cut.note is footnote:
            area.cut = None
            self._reported.remove(footnote)
            self._waiting.discard(footnote)
            self.rests.pop(footnote, None)

    def _divide(self, footnote: Any, height: float) -> bool:
        """Let the foot be no higher, if only the last note is divided by that; says whether it is."""
        area = self.current_footnote_area
        if height <= 0 or area.margin_height() <= height:
            return False
        box, resume = _set_area(self, build.create_anonymous_boxes(area.deepcopy()), height, False)[:2]
        rest = resume and resume.get(len(area.children) - 1)
        if box is None or rest is None:
            return False
        area.cut = Cut(footnote, height)
        self.rests[footnote] = rest
        self._reported.insert(0, footnote)
        self._waiting.add(footnote)
        self._update_footnote_area()
        return True


def _set_area(context: Any, area: Any, height: float, empty: bool) -> Any:
    """A page's foot, of a height at most, in CSS pixels; empty: something must stand in it, whatever its height."""
    space = context.page_bottom - area.position_y - height if height < inf else -inf
    before, context.in_column = context.in_column, True  # no line in it sends notes to the next page
    try:
        return _level(context, area, space, area.begins, area.page, empty)
    finally:
        context.in_column = before


def _set_foot(context: Any, box: Any, *given: Any, **named: Any) -> Any:
    """A block; a page's foot begins and ends where notes are divided."""
    if not isinstance(box, boxes.FootnoteAreaBox) or not (box.begins or box.cut):
        result = _level(context, box, *given, **named)
        if box.is_for_root_element and result[0] is not None:
            context.make_room(result[0])
        return result
    result = _set_area(context, box, box.cut.height if box.cut else inf, True)
    if box.cut:
        rest = (result[1] or {}).get(len(box.children) - 1)
        if rest is None:  # all of it has room, or another note would be divided
            context.rejoin(box.cut.note)
            return _set_area(context, box, inf, True)
        context.rests[box.cut.note] = rest
        last = [line for line in result[0].descendants() if isinstance(line, boxes.LineBox)][-1]
        result[0].height = last.position_y + last.height - result[0].content_box_y()
    return result


def _make_page(context: Any, *given: Any) -> Any:
    made = _page(context, *given)
    context.settle(made[0])
    return made


def _make_pages(context: Any, root: Any, html: Any, pages: list[Any]) -> Any:
    """All pages; again all, where notes were divided: one made anew alone would not know what the page before left over."""
    for *_, remake in context.page_maker[:-1] if context.rests else ():
        remake["content_changed"] = True
    context.rests.clear()
    context.called.clear()
    context.line_height = line_height(root)
    return _pages(context, root, html, pages)


def _lines(context: Any, box: Any, index: int, line: Any, done: list[Any], *rest: Any) -> Any:
    """Set the lines of a block. Where earlier notes made way for a last line, the setter forgets those of that line."""
    result = _set(context, box, index, line, done, *rest)
    for one in done[-1].descendants() if result[1] and done and context.footnotes else ():
        if one.footnote in context.footnotes:
            context.footnotes.remove(one.footnote)
            context.reported_footnotes.append(one.footnote)
            result[4].append(one.footnote)
    return result


def set_lines(context: Any, box: Any, index: int, line: Any, done: list[Any], *rest: Any) -> Any:
    """Set the lines of a block as the setter does; where the note of one had no room, with that divided, if this is better."""
    if not _divided.get():
        return _lines(context, box, index, line, done, *rest)
    before = Before(context, box, done, rest)
    pushed = context.pushed
    result = _lines(context, box, index, line, done, *rest)
    if context.pushed == pushed or context.kept is not None or context.in_column or not before.can_be_undone():
        return result
    height = line_height(box)
    white = _white(context, result, done[before.count :], rest) / height
    if white <= WHITE and not result[0]:
        return result
    for patient, kept in product((False, True) if white > _EMPTY else (False,), _KEPT):
        before.restore(result[4])
        context.kept, context.patient = kept * height, patient
        result = _lines(context, box, index, line, done, *rest)
        context.kept, context.patient = None, False
        if context.is_divided() and not result[0]:
            return result
    before.restore(result[4])
    return _lines(context, box, index, line, done, *rest)


def _white(context: Any, result: Any, lines: Sequence[Any], rest: Sequence[Any]) -> float:
    """How much is white below lines, in CSS pixels; no end of it where notes are not with them."""
    _, _, _, _, space, position, *_ = rest
    here = {id(one) for one in context.current_page_footnotes}
    if any(id(one) not in here for one in result[4] if one in context.reported_footnotes):
        return inf
    lowest = max((one.position_y + one.height for one in lines), default=position)
    return float(context.page_bottom - space - lowest)


@contextmanager
def notes_whole() -> Iterator[None]:
    """Meanwhile no note is divided."""
    token = _divided.set(False)
    try:
        yield
    finally:
        _divided.reset(token)


def are_sound(pages: Sequence[Any]) -> bool:
    """Whether each note begins once: with notes of more than a page, called close to each other, one may begin again."""
    begun: set[int] = set()
    for page in pages:
        for area in (one for one in page._page_box.children if isinstance(one, boxes.FootnoteAreaBox)):
            fresh = [id(one.element) for one in area.children[1 if area.begins else 0 :] if one.element is not None]
            if begun.intersection(fresh):
                return False
            begun.update(fresh)
    return True


def continue_notes() -> None:
    """Put these in the place of the setter's own."""
    boxes.FootnoteAreaBox.begins = boxes.FootnoteAreaBox.cut = None
    weasyprint.document.LayoutContext = Context
    laying.block_level_layout = paging.block_level_layout = _set_foot
    paging.make_page = _make_page
    laying.make_all_pages = _make_pages
