"""Looks at laid-out pages for tables that are wider than their measure, and has them set closer and smaller."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder

from .pdf_remedies import given

# Less room between the columns, then smaller type in two steps; the classes are in print.css.
_REMEDIES = ("set-close", "set-small", "set-smaller")
_OVER = 0.5  # CSS pixels that nobody sees


def narrowed(pages: list[Any]) -> bool:
    """Give the tables that are too wide their next remedy; whether any got one."""
    wide = {id(one): one for page in pages for one in _wide(page._page_box)}
    return bool(sum([given(element, _REMEDIES) for element in wide.values()]))


def _wide(box: Any) -> Iterator[Any]:
    """The HTML elements of the tables below a box that stand out over it."""
    for child in getattr(box, "children", ()):
        real = child._box if isinstance(child, AbsolutePlaceholder) else child
        if real.is_table_wrapper and real.element is not None and real.border_width() > box.width + _OVER:
            yield real.element
        else:
            yield from _wide(real)
