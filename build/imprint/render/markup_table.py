"""Tables: cells laid into their real grid, then written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model.text import Align, Cell, Row, Table

_EMPTY = Cell(())


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in the grid: its column from 0, its spans within the table."""

    cell: Cell
    column: int


PlacedRow = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class TableWriter:
    """A table and the function that sets a cell's content."""

    table: Table
    content: Callable[[Cell], Markup]

    def html(self, attrs: Markup, caption: Markup) -> Markup:
        """The table element."""
        parts = [Markup("<caption>{}</caption>").format(caption)] if caption else []
        head, bodies, foot, width = laid(self.table)
        parts += [self._columns(width), self._section("thead", head)]
        parts += [self._section("tbody", body) for body in bodies]
        parts += [self._section("tfoot", foot)]
        inner = Markup("\n").join(part for part in parts if part)
        return Markup("<table{}>\n{}\n</table>").format(attrs, inner)

    def _columns(self, width: int) -> Markup:
        """Widths in per cent of their sum, where the author gave any and the grid has as many columns."""
        shares = tuple(max(column.width, 0.0) for column in self.table.columns)
        total = sum(shares)
        if total <= 0 or len(shares) != width:
            return Markup("")
        scale = 100 if total <= 1 else 100 / total
        cols = (Markup('<col style="width: {:g}%"/>').format(round(s * scale, 2)) if s else "<col/>" for s in shares)
        return Markup("<colgroup>{}</colgroup>").format(Markup("").join(Markup(col) for col in cols))

    def _section(self, tag: str, rows: tuple[PlacedRow, ...]) -> Markup:
        if not rows:
            return Markup("")
        lines = (self._row(row, tag == "thead") for row in rows)
        return Markup("<{0}>\n{1}\n</{0}>").format(Markup(tag), Markup("\n").join(lines))

    def _row(self, row: PlacedRow, head: bool) -> Markup:
        return Markup("<tr>{}</tr>").format(Markup("").join(self._cell(placed, head) for placed in row))

    def _cell(self, placed: Placed, head: bool) -> Markup:
        cell, words = placed.cell, self.content(placed.cell)
        header = (head or cell.header) and words.strip()
        tag = Markup("th" if header else "td")
        pairs = (
            ("scope", _scope(cell, head) if header else ""),
            ("colspan", str(cell.columns) if cell.columns > 1 else ""),
            ("rowspan", str(cell.rows) if cell.rows > 1 else ""),
            ("class", self._alignment(placed)),
        )
        attrs = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in pairs if value)
        return Markup("<{}{}>{}</{}>").format(tag, attrs, words, tag)

    def _alignment(self, placed: Placed) -> str:
        columns = self.table.columns
        align = placed.cell.align
        if align is Align.DEFAULT and placed.column < len(columns):
            align = columns[placed.column].align
        return "" if align is Align.DEFAULT else f"align-{align}"


def _scope(cell: Cell, head: bool) -> str:
    if head:
        return "colgroup" if cell.columns > 1 else "col"
    return "rowgroup" if cell.rows > 1 else "row"


Laid = tuple[tuple[PlacedRow, ...], tuple[tuple[PlacedRow, ...], ...], tuple[PlacedRow, ...], int]


def laid(table: Table) -> Laid:
    """Head, bodies and foot with every cell in its column, and the width of the grid (HTML, Forming a table).

    Spans are capped to the grid and never overlap; rows that are too short are filled with empty cells.
    """
    sections = [rows for rows in (table.head, *table.bodies, table.foot)]
    width = max([1, len(table.columns), *(len(row) for rows in sections for row in rows)])
    placed = [_placed(rows, width) for rows in sections]
    real = max((p.column + p.cell.columns for rows in placed for row in rows for p in row), default=1)
    filled = [_filled(rows, real) for rows in placed]
    return filled[0], tuple(filled[1:-1]), filled[-1], real


def _placed(rows: tuple[Row, ...], width: int) -> tuple[PlacedRow, ...]:
    taken: set[tuple[int, int]] = set()
    out: list[PlacedRow] = []
    for y, row in enumerate(rows):
        line: list[Placed] = []
        x = 0
        for after, cell in zip(range(len(row) - 1, -1, -1), row, strict=True):
            x = _free(taken, y, x)
            across = _room(taken, y, x, max(1, min(cell.columns, width - x - after)))
            down = min(max(cell.rows, 1), len(rows) - y)
            taken.update((y + dy, x + dx) for dy in range(down) for dx in range(across))
            line.append(Placed(replace(cell, rows=down, columns=across), x))
        out.append(tuple(line))
    return tuple(out)


def _free(taken: set[tuple[int, int]], y: int, x: int) -> int:
    while (y, x) in taken:
        x += 1
    return x


def _room(taken: set[tuple[int, int]], y: int, x: int, wanted: int) -> int:
    return next((n for n in range(1, wanted) if (y, x + n) in taken), wanted)


def _filled(rows: tuple[PlacedRow, ...], width: int) -> tuple[PlacedRow, ...]:
    taken = {
        (y + dy, placed.column + dx)
        for y, row in enumerate(rows)
        for placed in row
        for dy in range(placed.cell.rows)
        for dx in range(placed.cell.columns)
    }
    out = []
    for y, row in enumerate(rows):
        holes = (Placed(_EMPTY, x) for x in range(width) if (y, x) not in taken)
        out.append(tuple(sorted((*row, *holes), key=lambda placed: placed.column)))
    return tuple(out)
