"""Looks at laid-out pages for tables that are wider than their measure, and has them set closer and smaller."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder

from .pdf_remedies import given

# Less room between the columns, then smaller type in two steps; the classes are in print.css.
REMEDIES = ("set-close", "set-small", "set-smaller")
_OVER = 0.5  # CSS pixels that nobody sees


def narrowed(pages: list[Any]) -> bool:
    """Give the tables that are too wide their next remedy; whether any got one."""
    wide = {id(one): one for one, _ in too_wide(pages)}
    return bool(sum([given(element, REMEDIES) for element in wide.values()]))


def too_wide(pages: list[Any]) -> Iterator[tuple[Any, float]]:
    """The HTML elements of tables that are wider than their measure, and how many times."""
    for page in pages:
        for table, measure in wide_boxes(page._page_box):
            yield table.element, table.border_width() / measure


def wide_boxes(box: Any) -> Iterator[tuple[Any, float]]:
    """The boxes of the tables below a box that stand out over it, and its width."""
    for child in getattr(box, "children", ()):
        real = child._box if isinstance(child, AbsolutePlaceholder) else child
        if real.is_table_wrapper and real.element is not None and real.border_width() > box.width + _OVER:
            yield real, float(box.width)
        else:
            yield from wide_boxes(real)
