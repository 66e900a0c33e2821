"""Mends how the setter breaks a text that is followed by a picture or formula, and that fits but for its last space.

WeasyPrint 70 (text/line_break.py, step 3) takes such a text for one that cannot be broken, and breaks it after its first word.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import inline

_split = inline.split_first_line
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
    found = _split(text, style, context, max_width, spacing, is_line_start, minimum)
    whole = found[2] is None or not text.endswith(" ") or style["white_space"] not in _COLLAPSING
    if whole or max_width is None or len(text) * style["font_size"] > _LETTERS * max_width:
        return found
    bare = _split(text.rstrip(" "), style, context, max_width, spacing, is_line_start, minimum)
    fits = bare[2] is None and bare[3] <= max_width
    return _split(text, style, context, None, spacing, is_line_start, minimum) if fits else found


def mend_breaks() -> None:
    """Put this in the place of the setter's own."""
    inline.split_first_line = _with_hanging_space
