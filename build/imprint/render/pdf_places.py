"""A place on a page where the setter is about to put a block: how much room there is, and what comes of putting one there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

_in_flow = block._in_flow_layout
_WHOLE = "imprint_whole"  # on a picture's box: its style before it was made smaller


class Place:
    """The setter's call for a child of a block, its arguments by name (WeasyPrint 70, layout/block.py)."""

    def __init__(
        self, context: Any, box: Any, index: int, child: Any, done: list[Any], page_is_empty: bool, absolute: list[Any],
        fixed: list[Any], margins: list[float], bottom_space: float, y: float, skip: Any, *rest: Any,
    ) -> None:  # fmt: skip
        self.context, self.box, self.index, self.child = context, box, index, child
        self.done, self.page_is_empty = done, page_is_empty
        self.margins, self.bottom_space, self.y, self.skip = margins, bottom_space, y, skip
        self._absolute, self._fixed, self._rest = absolute, fixed, rest
        self._laid: Any = None

    def lay(self) -> Any:
        """What the setter makes of it."""
        self.child.position_y = self.y
        return _in_flow(
            self.context, self.box, self.index, self.child, self.done, self.page_is_empty, self._absolute, self._fixed,
            self.margins, self.bottom_space, self.y, self.skip, *self._rest,
        )  # fmt: skip

    def put(self, index: int, child: Any, fits: Callable[[Place], bool]) -> bool:
        """Put another block here, if it fits, and go on below it; whether it was put."""
        other = Place(
            self.context, self.box, index, child, self.done, self.page_is_empty, self._absolute, self._fixed,
            self.margins, self.bottom_space, self.y, None, *self._rest,
        )  # fmt: skip
        child.position_x = self.child.position_x
        if not fits(other):
            return False
        _, _, _, self.y, self.margins, _, self.done, _ = other.lay()
        return True

    def passed(self) -> Any:
        """What the setter would say of a child that leaves nothing on the page."""
        *_, next_page, max_lines = self._rest
        return False, False, None, self.y, self.margins, next_page, self.done, max_lines

    def stopped(self, resume: Any) -> Any:
        """What it would say where the page ends."""
        return False, True, resume, self.y, self.margins, {"break": "any", "page": None}, self.done, self._rest[-1]

    # ---------------------------------------------------------------- how high

    def room(self) -> float:
        """From here to where the page ends, in CSS pixels."""
        return float(self.context.page_bottom - self.bottom_space - self.y)

    def lacking(self) -> float:
        """How much higher the child is, with the margin above it, than there is room for, in CSS pixels."""
        self.child.position_y = self.y
        self._laid = block.block_level_layout(self.context, self.child, -inf, None, self.box)[0]
        above = 0.0 if self.page_is_empty and not self.done else block.collapse_margin([*self.margins, self._laid.margin_top])
        return float(above + self.height - self.room())

    @property
    def height(self) -> float:
        """The child's, once it was asked what is lacking."""
        return float(self._laid.border_height())

    def has_notes(self) -> bool:
        """Whether notes at the foot are called in the child."""
        return any(one.footnote is not None for one in self.child.descendants())

    def shrink(self, lacking: float, smallest: float) -> bool:
        """Make the one picture of the child lower by what is lacking, if this leaves so much of it."""
        heights, pictures = [one.height for one in _pictures(self._laid)], list(_pictures(self.child))
        if not len(heights) == len(pictures) == 1 or lacking + 1 > heights[0] * (1 - smallest):
            return False
        style = pictures[0].style.copy()
        style["height"], style["max_height"] = Dimension(heights[0] - lacking - 1, "px"), Dimension(inf, "px")
        style["width"] = "auto"
        setattr(pictures[0], _WHOLE, pictures[0].style)
        pictures[0].style = style
        return True

    def restore(self) -> bool:
        """Have the pictures of the child as large as they were; the answer is that they are no smaller."""
        for one in _pictures(self.child):
            one.style = one.__dict__.pop(_WHOLE, one.style)
        return False


def _pictures(box: Any) -> Iterator[Any]:
    """The pictures in a block, its caption's left out."""
    if isinstance(box, boxes.ReplacedBox):
        yield box
    elif box.element_tag != "figcaption":
        for child in getattr(box, "children", ()):
            yield from _pictures(child)
