"""Feet made even: what is white below the text of a page goes into the gaps around headings, figures, displays and lists.

No line moves to another page, and the lines of the text keep their distance. Gaps grow within limits; where these do not
suffice the page stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import weasyprint.layout as laying
from weasyprint.formatting_structure import boxes

from .pdf_lines import foot, is_turned, line_height

_LACKING = 1.5  # lines that may be white still: where more would be, it is not worth wider gaps
_UNSEEN = 0.02  # lines
_CLOSER = -0.5  # the part of what they may grow by which gaps may shrink, on a page that is a little too long
_HOLDERS = frozenset(("html", "body", "article", "section", "div", "ul", "ol", "dl"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "dl"))
# How much a gap may grow, in lines: before and after what stands there. Between lines of paragraphs none does.
_GROWS = {
    "h2": (1.0, 0.35), "h3": (0.8, 0.15), "h4": (0.7, 0.1), "h5": (0.6, 0.0), "h6": (0.6, 0.0),
    "figure": (0.75, 0.75), "table": (0.75, 0.75), "pre": (0.5, 0.5), "blockquote": (0.4, 0.4), "hr": (0.5, 0.5),
    "header": (0.0, 2.5), ".equation": (0.4, 0.4), ".verse": (0.4, 0.4), ".epigraph": (0.8, 0.8),
    ".particulars": (1.0, 0.0), ".person": (0.4, 0.4), ".note": (0.12, 0.12),
}  # fmt: skip
_AROUND_LIST, _IN_LIST = 0.4, 0.2
# What a page may end within, and where: rows of tables, lines and pictures are whole.
_PARTED = (boxes.BlockContainerBox, boxes.FlexBox, boxes.TableBox, boxes.TableRowGroupBox)
_backgrounds = laying.layout_backgrounds


def even(page: Any) -> None:
    """Move the blocks of a laid-out page (its box) so that it ends where the text of full pages does."""
    root, line = page.children[0], line_height(page.children[0])
    gaps = dict(_gaps(root, line))
    room = sum(gaps.values())
    white = foot(page) - _bottom(root)
    if room and _UNSEEN * line < abs(white) <= room + _LACKING * line:
        scale = max(_CLOSER, min(1.0, white / room))
        _move(root, 0.0, {box: scale * grown for box, grown in gaps.items()})


def goes_on(context: Any, index: int) -> bool:
    """Whether the text of a page (its index) goes on on the next: where it ends, or a break is asked for, white may be."""
    resume, following, *_ = context.page_maker[index + 1]
    return resume is not None and following["break"] == "any"


def even_feet() -> None:
    """Put these in the place of the setter's own."""
    laying.make_all_pages = partial(_with_ends, laying.make_all_pages)
    laying.layout_backgrounds = _background_of_even


def _with_ends(make_pages: Callable[..., Iterable[Any]], context: Any, *given: Any) -> list[Any]:
    made = list(make_pages(context, *given))
    for index, page in enumerate(made):
        page.goes_on = goes_on(context, index)
    return made


def _background_of_even(page: Any, get_image: Any) -> None:
    """A page is made even before anything looks at where its boxes are."""
    if page.goes_on:
        even(page)
    _backgrounds(page, get_image)


# ---------------------------------------------------------------- what stands on a page


def _flow(box: Any) -> list[Any]:
    """The children of a box that stand one below the other."""
    return [one for one in box.children if isinstance(one, boxes.BlockLevelBox) and one.is_in_normal_flow()]


def _holds(box: Any) -> bool:
    """Whether a box is a row of blocks with gaps between them that may grow."""
    if not isinstance(box, boxes.BlockBox) or box.element_tag not in _HOLDERS or is_turned(box):
        return False
    return not _in_columns(box) and ".equation" not in _kinds(box) and bool(_flow(box))


def _in_columns(box: Any) -> bool:
    return bool((box.style["column_width"], box.style["column_count"]) != ("auto", "auto"))


def _kinds(box: Any) -> list[str]:
    """The tag of a box's element, and its classes with a stop before them."""
    classes = (box.element.get("class") or "").split() if box.element is not None else []
    return [box.element_tag, *(f".{one}" for one in classes)]


def _gaps(box: Any, line: float) -> Iterator[tuple[Any, float]]:
    """The boxes before which a gap may grow, and by how much at most."""
    flow = _flow(box) if _holds(box) else []
    for before, after in zip([None, *flow], flow, strict=False):
        grown = _growth(_edge(before, -1), _edge(after, 0), box.element_tag in _LISTS) if before is not None else 0.0
        if grown:
            yield after, grown * line
        yield from _gaps(after, line)


def _edge(box: Any, at: int) -> list[str]:
    """The kinds of the first (0) or the last (-1) block in a box, and of what holds it."""
    kinds = _kinds(box)
    while _holds(box):
        box = _flow(box)[at]
        kinds += _kinds(box)
    return kinds


def _growth(before: list[str], after: list[str], in_list: bool) -> float:
    """By how many lines the gap between two blocks may grow: not where both are headings."""
    if in_list:
        return _IN_LIST
    if all(any(one in _HEADINGS for one in kinds) for kinds in (before, after)):
        return 0.0
    grown = [_GROWS[one][1] for one in before if one in _GROWS] + [_GROWS[one][0] for one in after if one in _GROWS]
    lists = _AROUND_LIST if _LISTS.intersection((*before, *after)) else 0.0
    return max((*grown, lists))


def _bottom(box: Any) -> float:
    """Where what is in a box ends: one that is continued on the next page reaches down to the foot, whatever it holds."""
    if not isinstance(box, _PARTED):
        return float(box.position_y + box.height if isinstance(box, boxes.LineBox) else box.border_box_y() + box.border_height())
    beside = isinstance(box, boxes.FlexBox) or _in_columns(box)
    flow = [one for one in box.children if one.is_in_normal_flow()]
    ends = [_bottom(one) for one in (flow if beside else flow[-1:])]
    return float(max(ends, default=box.content_box_y()) + box.padding_bottom + box.border_bottom_width)


# ---------------------------------------------------------------- what is moved


def _move(box: Any, down: float, gaps: Mapping[Any, float]) -> float:
    """Move a box down with what is in it, whose gaps grow; the answer is how far what follows it is to be moved."""
    if not _holds(box):
        box.translate(dy=down)
        return down
    bottom, inner = box.content_box_y() + box.height, down
    box.position_y += down
    for child in box.children:
        inner = _move(child, inner + gaps.get(child, 0.0), gaps)
    last = _flow(box)[-1]
    box.height = max(bottom, last.border_box_y() + last.border_height()) - box.content_box_y()
    return inner
