"""Mends how the setter breaks lines before pictures, tables from their captions, and what it does with heads of a page's height.

WeasyPrint 70 takes a text that fits but for its last space for one that cannot be broken where a picture or formula follows,
and breaks it after its first word (text/line_break.py, step 3). And it keeps a table whole for which break-inside says so,
but not what it wraps around table and caption (css/properties.py), so that a caption stays behind at the foot of a page.
A table's head that leaves no page room for a row it leaves out (layout/table.py): here it is set as other rows are, once.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css.properties import TABLE_WRAPPER_BOX_PROPERTIES
from weasyprint.layout import block, inline

from .pdf_text import broken

_table = block.table_layout
_COLLAPSING = ("normal", "pre-line")
_LETTERS = 4  # to an em of a line, and no more


def _with_hanging_space(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    found = broken(text, style, context, max_width, spacing, is_line_start, minimum)
    whole = found[2] is None or not text.endswith(" ") or style["white_space"] not in _COLLAPSING
    if whole or max_width is None or len(text) * style["font_size"] > _LETTERS * max_width:
        return found
    bare = broken(text.rstrip(" "), style, context, max_width, spacing, is_line_start, minimum)
    fits = bare[2] is None and bare[3] <= max_width
    return broken(text, style, context, None, spacing, is_line_start, minimum) if fits else found


def _with_its_head(context: Any, table: Any, bottom_space: float, skip: Any, *given: Any) -> Any:
    result = _table(context, table, bottom_space, skip, *given)
    if skip is None and result[0] is not None and _has_head(table) and not _has_head(result[0]):
        table.children[0].is_header = False
        return _table(context, table, bottom_space, skip, *given)
    return result


def _has_head(table: Any) -> bool:
    return bool(table.children and table.children[0].is_header)


def mend_breaks() -> None:
    """Put these in the place of the setter's own."""
    block.table_layout = _with_its_head
    inline.split_first_line = _with_hanging_space
    TABLE_WRAPPER_BOX_PROPERTIES.add("break_inside")
