"""Tables as JATS, after the XHTML table model."""

from __future__ import annotations

from collections.abc import Callable

from ..model.text import Align, Blocks, Cell, Row, Table
from .xml import Element, element

_MOST = 1000  # columns or rows that a cell may span (HTML, 4.9.11)


def table(node: Table, words: Callable[[Blocks], list[object]]) -> Element:
    """The grid of a table: columns, head, foot, bodies, in the order that the model asks for."""
    width = len(node.columns)
    columns = [element("col", width=f"{column.width:.0%}" if column.width else "") for column in node.columns]
    head = [_row(row, words, True) for row in node.head if row]
    foot = [_row(row, words) for row in node.foot if row]
    bare = not head and not any(cell.header for body in node.bodies for row in body for cell in row)
    bodies = [[_row(row, words, first=bare) for row in body if row] for body in node.bodies]
    rows = [body for body in bodies if body] or [[element("tr", element("th", scope="row"))]]
    return element(
        "table",
        element("colgroup", columns) if width else None,
        element("thead", head) if head else None,
        element("tfoot", foot) if foot else None,
        [element("tbody", body) for body in rows],
        frame="hsides",
        rules="groups",
    )


def _row(row: Row, words: Callable[[Blocks], list[object]], head: bool = False, first: bool = False) -> Element:
    """A row; in a table without any head the first cell names the row (JATS4R wants a th in every table)."""
    return element("tr", [_cell(cell, words, head, first and n == 0) for n, cell in enumerate(row)])


def _cell(cell: Cell, words: Callable[[Blocks], list[object]], head: bool, names_row: bool) -> Element:
    tag = "th" if head or cell.header or names_row else "td"
    return element(
        tag,
        words(cell.blocks),  # type: ignore[arg-type]
        align="" if cell.align is Align.DEFAULT else cell.align.value,
        rowspan=_span(cell.rows),
        colspan=_span(cell.columns),
        scope="col" if head else "row" if tag == "th" else "",
    )


def _span(count: int) -> str:
    return str(min(count, _MOST)) if count > 1 else ""
