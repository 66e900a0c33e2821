"""Tables of a Word file: cells in their real grid, heads that are repeated on each page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from ..model.text import Align, Blocks, Table, plain
from .markup_table import Placed, PlacedRow, laid

WIDTH = 9026  # twips of the text of an A4 page
_LINE = 24  # characters
_ALIGNS = {Align.DEFAULT: "", Align.LEFT: "start", Align.CENTER: "center", Align.RIGHT: "end"}

Content = Callable[[Blocks, str, str], Markup]  # a cell's blocks, how it is aligned, the style of its paragraphs
Filled = Callable[[Blocks, str], Markup]  # the same in the table's style


@dataclass(frozen=True, slots=True)
class Size:
    """How large a table is set: the style of its cells, and in twips what a letter of it and the margins of a cell take."""

    style: str
    letter: int
    margins: int


SIZES = (Size("TableText", 115, 216), Size("TableTextSmall", 92, 140), Size("TableTextTiny", 75, 90))


def table(block: Table, filled: Content, right: bool, words: str) -> Markup:
    """The table (ECMA-376, 17.4); right says that its columns run from right to left, words name it for those who listen."""
    head, bodies, foot, columns = laid(block)
    size, widths = _fitting(block, columns, (*head, *(row for body in bodies for row in body), *foot))

    def content(blocks: Blocks, align: str) -> Markup:
        return filled(blocks, align, size.style)

    rows = [*_rows(head, block, content, widths, True)]
    for body in (*bodies, foot):
        rows += _rows(body, block, content, widths, False)
    first = 1 if head else 0
    name = Markup('<w:tblCaption w:val="{}"/>').format(words[:250]) if words else Markup("")
    properties = Markup(
        '<w:tblPr><w:tblStyle w:val="Table"/>{}<w:tblW w:w="5000" w:type="pct"/>{}'
        '<w:tblLook w:val="0000" w:firstRow="{}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        "{}</w:tblPr>"
    ).format(Markup("<w:bidiVisual/>" if right else ""), _margins(size), first, name)
    grid = Markup("").join(Markup('<w:gridCol w:w="{}"/>').format(width) for width in widths)
    return Markup("<w:tbl>{}<w:tblGrid>{}</w:tblGrid>{}</w:tbl>").format(properties, grid, Markup("").join(rows))


def _margins(size: Size) -> Markup:
    """The sides of cells, where they are narrower than the style's."""
    if size is SIZES[0]:
        return Markup("")
    side = Markup('<w:{} w:w="{}" w:type="dxa"/>')
    left, right = (side.format(name, size.margins // 2) for name in ("left", "right"))
    return Markup("<w:tblCellMar>{}{}</w:tblCellMar>").format(left, right)


def _fitting(block: Table, columns: int, rows: tuple[PlacedRow, ...]) -> tuple[Size, list[int]]:
    """The largest size in which no longest word is cut, or the smallest, and the widths of the columns in it."""
    letters = [_wanted(column, rows) for column in range(columns)]
    shares = [max(one.width, 0.0) for one in block.columns]
    for size in SIZES:
        wanted = [(size.margins + size.letter * word, size.margins + size.letter * line) for word, line in letters]
        if sum(least for least, _ in wanted) <= WIDTH:
            break
    return size, _widths(wanted, shares if len(shares) == columns and all(shares) else [float(longest) for _, longest in wanted])


def _widths(wanted: list[tuple[int, int]], shares: list[float]) -> list[int]:
    """The widths of the columns in twips, by their shares; no longest word is cut if it can be."""
    even = [WIDTH * share / sum(shares) for share in shares]
    grown = [max(width, least) for width, (least, _) in zip(even, wanted, strict=True)]
    spare = [width - least for width, (least, _) in zip(grown, wanted, strict=True)]
    over = max(sum(grown) - WIDTH, 0.0)
    given = min(over, sum(spare)) / (sum(spare) or 1.0)
    fitted = [width - one * given for width, one in zip(grown, spare, strict=True)]
    return [max(1, round(width * min(1.0, WIDTH / sum(fitted)))) for width in fitted]


def _wanted(column: int, rows: tuple[PlacedRow, ...]) -> tuple[int, int]:
    """The letters of a column's longest word, and of its longest cell up to a line of text."""
    cells = [plain(p.cell.blocks) for row in rows for p in row if p.column == column and p.cell.columns == 1]
    word = max((len(word) for cell in cells for word in cell.split()), default=1)
    return word, max(word, min(_LINE, max(map(len, cells), default=1)))


def _rows(rows: tuple[PlacedRow, ...], block: Table, content: Filled, widths: list[int], head: bool) -> list[Markup]:
    """Rows; where a cell of an earlier row reaches down, a cell that goes on with it."""
    going_on: dict[int, tuple[int, int]] = {}  # column → rows left, columns
    out = []
    for row in rows:
        cells = {placed.column: _cell(placed, block, content, widths, head) for placed in row}
        below = dict(going_on)
        for column, (left, across) in below.items():
            cells[column] = _continued(across, sum(widths[column : column + across]), content)
            going_on[column] = (left - 1, across)
        going_on = {column: rest for column, rest in going_on.items() if rest[0] > 0}
        going_on |= {p.column: (p.cell.rows - 1, p.cell.columns) for p in row if p.cell.rows > 1}
        kind = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
        inner = Markup("").join(cells[column] for column in sorted(cells))
        out.append(Markup("<w:tr>{}{}</w:tr>").format(Markup(kind), inner))
    return out


def _cell(placed: Placed, block: Table, content: Filled, widths: list[int], head: bool) -> Markup:
    cell = placed.cell
    align = cell.align
    if align is Align.DEFAULT and placed.column < len(block.columns):
        align = block.columns[placed.column].align
    merged = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    width = sum(widths[placed.column : placed.column + cell.columns])
    return _framed(cell.columns, width, merged, content(cell.blocks, _ALIGNS[align]))


def _continued(across: int, width: int, content: Filled) -> Markup:
    return _framed(across, width, "<w:vMerge/>", content((), ""))


def _framed(across: int, width: int, merged: str, inner: Markup) -> Markup:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    properties = Markup(f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}</w:tcPr>')
    return Markup("<w:tc>{}{}</w:tc>").format(properties, inner)
