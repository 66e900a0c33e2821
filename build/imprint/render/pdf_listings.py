"""Listings whose lines are a little longer than the measure are set a little smaller, rather than broken."""

from __future__ import annotations

import unicodedata
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import character_ratio

SMALLEST = 0.8  # of its size that the type of a listing may be given
_FITTED = "imprint_fitted"  # on a line box: it was seen to


def fit(box: Any, line: Any) -> None:
    """Make the type of a listing so much smaller that the lines that can stand in the measure, in CSS pixels, do.

    Lines that are too long even so are broken, and do not make the others smaller.
    """
    if box.element_tag != "pre" or hasattr(line, _FITTED):
        return
    setattr(line, _FITTED, True)
    texts = [one for one in line.descendants() if isinstance(one, boxes.TextBox)]
    style = max((one.style for one in texts), key=lambda style: float(style["font_size"]), default=line.style)
    columns = box.width / (style["font_size"] * character_ratio(style, "ch"))
    tabs = int(getattr(style["tab_size"], "value", style["tab_size"]) or 8)
    widths = (_width(one, tabs) for one in "".join(one.text for one in texts).split("\n"))
    longest = max((one for one in widths if one <= columns / SMALLEST), default=0)
    if longest > columns:
        _shrink(line, 0.999 * columns / longest, {})


def _width(text: str, tabs: int) -> int:
    """In columns: ideographs and the like take two (UAX 11), marks none."""
    return sum(
        2 if unicodedata.east_asian_width(one) in "WF" else 0 if unicodedata.combining(one) else 1
        for one in text.expandtabs(tabs)
    )


def _shrink(box: Any, scale: float, known: dict[int, Any]) -> None:
    """Scale the type of a box and of what is in it; known are styles scaled so far."""
    old = box.style
    if id(old) not in known:
        known[id(old)] = old, old.copy()
        known[id(old)][1]["font_size"] = old["font_size"] * scale
    box.style = known[id(old)][1]
    for child in getattr(box, "children", ()):
        _shrink(child, scale, known)
