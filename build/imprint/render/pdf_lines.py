"""Looks at pages that the setter has laid out: their lines, how wide their word spaces are, which notes come first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text.line_break import strut

# Where lines are no text that a referee counts or a reader follows across the measure.
_ASIDE = (boxes.TableBox, boxes.InlineBlockBox, boxes.FlexBox, boxes.MarginBox)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as laid out, in CSS pixels from the page's top left: its start, its baseline, its words.

    stretch is what justification added to each word space, in em; over is how far it stands out of its block; element is
    the HTML element of its block.
    """

    page: int  # index of the page
    x: float
    baseline: float
    width: float
    size: float  # of the type
    text: str
    stretch: float
    element: Any
    at_foot: bool
    aside: bool  # in a table, a margin, beside a picture
    over: float = 0.0


def leading(page: Any) -> float:
    """From one line of the running text to the next, in CSS pixels."""
    return line_height(page._page_box.children[0])


def line_height(box: Any) -> float:
    """From one line of a box to the next, in CSS pixels."""
    return float(strut(box.style)[0])


def foot(page: Any) -> float:
    """Where the text of a page (its box) has to end: at its notes or at its foot."""
    notes = [one.position_y for one in page.children if isinstance(one, boxes.FootnoteAreaBox) and one.height]
    return float(min((*notes, page.content_box_y() + page.height)))


def lines(pages: list[Any]) -> Iterator[Line]:
    """All lines of the pages, page by page, from top to bottom as the text runs."""
    for index, page in enumerate(pages):
        yield from _below(page._page_box, index, False, False)


def _below(box: Any, page: int, at_foot: bool, aside: bool, around: Any = None) -> Iterator[Line]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.MarginBox):
        return
    if isinstance(box, boxes.LineBox):
        yield _line(box, page, at_foot, aside, around)
    at_foot = at_foot or isinstance(box, boxes.FootnoteAreaBox)
    aside = aside or isinstance(box, _ASIDE) or is_turned(box)
    for child in getattr(box, "children", ()):
        yield from _below(child, page, at_foot, aside, box)


def is_turned(box: Any) -> bool:
    """Whether what a box holds stands sideways (pdf_turned)."""
    return box.element is not None and "turned" in box.element.get("class", "").split()


def _line(box: Any, page: int, at_foot: bool, aside: bool, around: Any) -> Line:
    texts = list(_texts(box))
    size = max((float(one.style["font_size"]) for one in texts), default=float(box.style["font_size"]))
    words = "".join(one.text for one in texts)
    baseline = box.position_y + box.baseline
    over = box.position_x + box.width - around.content_box_x() - around.width
    return Line(page, box.position_x, baseline, box.width, size, words, stretch(box), box.element, at_foot, aside, over)


def stretch(box: Any) -> float:
    """What justification added to each word space of a line box, in em."""
    spaces = (one for one in _texts(box) if " " in one.text)
    return max((one.justification_spacing / one.style["font_size"] for one in spaces), default=0.0)


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.TextBox):
            yield child
        elif not isinstance(child, boxes.BlockLevelBox):
            yield from _texts(child)


def first_notes(pages: list[Any]) -> Iterator[Any]:
    """The HTML elements of the notes that begin first at the foot of each page."""
    seen: set[int] = set()
    for page in pages:
        areas = [box for box in page._page_box.children if isinstance(box, boxes.FootnoteAreaBox)]
        here = [note.element for area in areas for note in area.children if note.element is not None]
        fresh = [element for element in here if id(element) not in seen]
        seen.update(id(element) for element in here)
        yield from fresh[:1] if fresh and here[0] is fresh[0] else ()
