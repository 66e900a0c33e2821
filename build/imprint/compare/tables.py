"""Two versions of a table with other columns: both made to have all columns, so that they can be woven cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..model.text import Cell, Column, Row, Table
from .pairing import Traits, paired


@dataclass(frozen=True, slots=True)
class Widened:
    """Both versions with all columns, and which of these both have."""

    old: Table
    new: Table
    common: frozenset[int]


def widened(old: Table, new: Table, traits: Callable[[object, int], Traits]) -> Widened | None:
    """Both tables with all columns of both; None where they have none in common. Neither has merged cells."""
    tables = old, new
    places = range(len(old.columns)), range(len(new.columns))
    steps = tuple(paired(*places, lambda at, side: traits(_column(tables[side], at), side)))
    common = frozenset(at for at, step in enumerate(steps) if step.old is not None and step.new is not None)
    if not common:
        return None
    befores, afters = [step.old for step in steps], [step.new for step in steps]
    columns = tuple(_of(new, step.new) or _of(old, step.old) or Column() for step in steps)
    return Widened(_spread(old, befores, columns), _spread(new, afters, columns), common)


def all_rows(table: Table) -> tuple[Row, ...]:
    """The rows of a table's head, bodies and foot."""
    return (*table.head, *(row for body in table.bodies for row in body), *table.foot)


def merged(table: Table) -> bool:
    """Whether a cell spans others, or rows are of different lengths."""
    rows = all_rows(table)
    return any(cell.rows > 1 or cell.columns > 1 for row in rows for cell in row) or len({len(row) for row in rows}) > 1


def _column(table: Table, at: int) -> object:
    return tuple(row[at].blocks for row in all_rows(table))


def _of(table: Table, at: int | None) -> Column | None:
    return None if at is None else table.columns[at]


def _spread(table: Table, places: Sequence[int | None], columns: tuple[Column, ...]) -> Table:
    """A table with empty cells in the columns that it has not."""

    def rows(some: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(tuple(Cell(()) if at is None else row[at] for at in places) for row in some)

    share = sum(column.width for column in columns) or 1.0
    even = tuple(replace(column, width=column.width / share) for column in columns)
    return replace(table, columns=even, head=rows(table.head), bodies=tuple(map(rows, table.bodies)), foot=rows(table.foot))
