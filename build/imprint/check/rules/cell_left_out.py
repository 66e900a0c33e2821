"""A row of a table has more cells than the table has columns.

## Why
The line of dashes says how many columns there are. Of a row with more, the rest is left out, without a word.

## Example
```markdown
| Year | Loans |
|------|-------|
| 1901 | 204   | of novels 180 |
```

## Use instead
```markdown
| Year | Loans | Novels |
|------|-------|--------|
| 1901 | 204   | 180    |
```

## Source
Pandoc User's Guide, “Extension: pipe_tables”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ..rule import Rule
from ..typed import lines_of, typed

RULE = Rule("cell-left-out", Severity.WARNING)

_TABLE = re.compile(r"^(?P<head>[^\n]*\|[^\n]*)\n(?P<dashes>[ >]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*)$(?P<rows>(?:\n(?=[^\n]*\S)[^\n]*\|[^\n]*)*)", re.M)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """The first cell too many of each row."""
    prose = typed(copy)
    lines = lines_of(copy) if "|" in prose and "-|" in prose.replace(" ", "").replace(":", "") else None
    for table in _TABLE.finditer(prose) if lines else ():
        columns = len(_cells(table["dashes"]))
        rows = [table.span("head"), *(row.span() for row in re.compile(r"[^\n]+").finditer(prose, *table.span("rows")))]
        for start, end in rows:
            cells = _cells(prose[start:end])
            rest = [(at, to) for at, to in cells[columns:] if copy.text[start + at : start + to].strip()]
            if rest and lines:
                place = lines.place(start + rest[0][0], start + rest[-1][1])
                message = f"this row has {len(cells)} cells, and the table {columns} columns: what is too much is left out"
                yield RULE.at(place, message, "add a column to the line of dashes, or take the cell away")


def _cells(row: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand in it, without the blanks around their words."""
    start = row.index("|") + 1 if row.lstrip(" >\t").startswith("|") else 0
    ends = [found.start() for found in re.finditer(r"\|", row[start:])]
    edges = [0, *(end + 1 for end in ends)]
    spans = [(start + at, start + to) for at, to in zip(edges, [*ends, len(row) - start], strict=True)]
    if len(spans) > 1 and not row[spans[-1][0] :].strip():
        spans.pop()
    return [(at + len(row[at:to]) - len(row[at:to].lstrip()), to - len(row[at:to]) + len(row[at:to].rstrip())) for at, to in spans]
