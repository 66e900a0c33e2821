"""Two versions of a text as one: blocks that belong together woven, the others as gone or come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..model.redline import DELETED, INSERTED, MOVED_AWAY, MOVED_HERE
from ..model.text import (
    Attr,
    Block,
    Blocks,
    Bullets,
    Definitions,
    Div,
    Figure,
    Heading,
    Image,
    Inlines,
    Numbered,
    Para,
    Quote,
    Row,
    Table,
    Verse,
    plain,
    rewrite,
    walk,
)
from .pairing import Step, Traits, paired
from .sides import Side, struck
from .tables import all_rows, merged, widened
from .wording import replaced, woven

Sides = tuple[Side, Side]
Rows = Callable[[tuple[Row, ...], tuple[Row, ...]], tuple[Row, ...]]
_MOVED = 4  # words from which on a block in another place is the same block, and not just such another


@dataclass(frozen=True, slots=True)
class Weaver:
    """Weaves blocks of two versions."""

    sides: Sides

    def blocks(self, old: Blocks, new: Blocks) -> Blocks:
        """Both versions of some blocks in one."""
        if self._same(old, new):
            return new
        if len(old) == len(new) == 1 and isinstance(old[0], Para) and isinstance(new[0], Para):
            return self._changed(old[0], new[0])  # of a note, an item, a cell: one after the other within it
        steps = list(paired(old, new, self.traits))
        moved = self._moved(steps)
        return tuple(block for step in steps for block in self._step(step, moved))

    def inlines(self, old: Inlines, new: Inlines) -> Inlines:
        """Both versions of some inlines in one."""
        if self._same(old, new):
            return new
        if not old or not new:
            return replaced(old, new, self.sides)
        return woven(old, new, self.sides)

    def _same(self, old: object, new: object) -> bool:
        """Whether a reader would see the same: a picture of the same name may be another."""
        return bool(rewrite(old, self.sides[0].bare) == rewrite(new, self.sides[1].bare))

    def gone(self, blocks: Blocks) -> Blocks:
        """Blocks of the old version alone."""
        return struck(rewrite(blocks, self.sides[0].gone), DELETED)

    def come(self, blocks: Blocks) -> Blocks:
        """Blocks of the new version alone."""
        return struck(blocks, INSERTED)

    def traits(self, unit: object, which: int) -> Traits:
        """By what a block, or a tuple of blocks or inlines, is known."""
        bare = rewrite(unit, self.sides[which].bare)
        kind = type(unit).__name__ if not isinstance(unit, Heading) else f"Heading {unit.level}"
        return Traits(bare if isinstance(bare, Hashable) else str(bare), kind, features(bare))

    # ------------------------------------------------------------ blocks

    def _moved(self, steps: Sequence[Step[Block]]) -> frozenset[Hashable]:
        """The blocks that are gone in one place and come in another, each once."""
        gone = Counter(self.traits(step.old, 0).key for step in steps if step.old is not None and step.new is None)
        come = Counter(self.traits(step.new, 1).key for step in steps if step.new is not None and step.old is None)
        return frozenset(
            key for key in gone.keys() & come.keys() if gone[key] == come[key] == 1 and len(plain(key).split()) >= _MOVED
        )

    def _step(self, step: Step[Block], moved: frozenset[Hashable]) -> Blocks:
        if step.old is not None and step.new is not None:
            return (step.new,) if step.same else self._changed(step.old, step.new)
        if step.old is not None:
            away = moved and self.traits(step.old, 0).key in moved
            return self._whole(rewrite(step.old, self.sides[0].gone), DELETED, MOVED_AWAY if away else "")
        if step.new is not None:
            here = moved and self.traits(step.new, 1).key in moved
            return self._whole(step.new, INSERTED, MOVED_HERE if here else "")
        return ()

    def _whole(self, block: Block, kind: str, moved: str) -> Blocks:
        """A block of one version alone."""
        return (Div((block,), Attr(classes=(kind, moved))),) if moved else struck((block,), kind)

    def _changed(self, old: Block, new: Block) -> Blocks:
        """Two blocks of one kind with something in common."""
        match old, new:
            case Para(), Para():
                return (replace(new, content=self.inlines(old.content, new.content)),)
            case Heading(), Heading():
                return (replace(new, content=self.inlines(old.content, new.content)),)
            case Quote(), Quote():
                return (replace(new, blocks=self.blocks(old.blocks, new.blocks)),)
            case Div(), Div():
                return (replace(new, blocks=self.blocks(old.blocks, new.blocks)),)
            case Bullets(), Bullets():
                return (replace(new, items=self.items(old.items, new.items)),)
            case Numbered(), Numbered():
                return (replace(new, items=self.items(old.items, new.items)),)
            case Definitions(), Definitions():
                return (replace(new, items=self._definitions(old, new)),)
            case Verse(), Verse():
                return (replace(new, lines=self.lines(old.lines, new.lines)),)
            case Figure(), Figure():
                caption = self.blocks(old.caption, new.caption)
                return (replace(new, blocks=self.blocks(old.blocks, new.blocks), caption=caption),)
            case Table(), Table() if (found := self.table(old, new)) is not None:
                return (found,)
        return (*self._whole(rewrite(old, self.sides[0].gone), DELETED, ""), *self._whole(new, INSERTED, ""))

    # ------------------------------------------------------------ parts of blocks

    def items(self, old: tuple[Blocks, ...], new: tuple[Blocks, ...]) -> tuple[Blocks, ...]:
        """Both versions of the items of a list."""
        return tuple(self._item(step) for step in paired(old, new, self.traits))

    def _item(self, step: Step[Blocks]) -> Blocks:
        if step.old is None:
            return self.come(step.new or ())
        if step.new is None:
            return self.gone(step.old)
        return step.new if step.same else self.blocks(step.old, step.new)

    def lines(self, old: tuple[Inlines, ...], new: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        """Both versions of lines, or of a list of short texts."""
        return tuple(
            self.inlines(step.old or (), step.new or ()) for step in paired(old, new, self.traits)
        )

    def _definitions(self, old: Definitions, new: Definitions) -> tuple[tuple[Inlines, tuple[Blocks, ...]], ...]:
        return tuple(
            (self.inlines(was[0], now[0]), self.items(was[1], now[1]))
            for step in paired(old.items, new.items, self.traits)
            for was, now in ((step.old or ((), ()), step.new or ((), ())),)
        )


    # ------------------------------------------------------------ tables

    def table(self, old: Table, new: Table) -> Table | None:
        """Both versions of a table, row by row and cell by cell; None where its columns or merged cells are others."""
        if len(old.bodies) != len(new.bodies):
            return None
        if merged(old) or merged(new):
            same = _shape(old) == _shape(new)
            return self._by_rows(old, new, lambda was, now: tuple(map(self._row, was, now))) if same else None
        wide = widened(old, new, self.traits)
        if wide and len(wide.old.columns) > len(wide.common):
            return self._by_rows(wide.old, wide.new, lambda was, now: self._rows(was, now, wide.common))
        if len(old.columns) != len(new.columns):
            return None
        return self._by_rows(old, new, self._rows)

    def _by_rows(self, old: Table, new: Table, rows: Rows) -> Table:
        bodies = tuple(map(rows, old.bodies, new.bodies))
        caption = self.blocks(old.caption, new.caption)
        return replace(new, head=rows(old.head, new.head), bodies=bodies, foot=rows(old.foot, new.foot), caption=caption)

    def _rows(self, old: tuple[Row, ...], new: tuple[Row, ...], common: frozenset[int] = frozenset()) -> tuple[Row, ...]:
        """Both versions of rows, which belong together by their cells in the columns that both have."""

        def traits(row: Row, which: int) -> Traits:
            return self.traits(tuple(cell for at, cell in enumerate(row) if at in common) if common else row, which)

        return tuple(
            step.new if step.same and step.new is not None and not common else self._row(step.old or (), step.new or ())
            for step in paired(old, new, traits)
        )

    def _row(self, old: Row, new: Row) -> Row:
        if not new:
            return tuple(replace(cell, blocks=self.gone(cell.blocks)) for cell in old)
        if not old:
            return tuple(replace(cell, blocks=self.come(cell.blocks)) for cell in new)
        return tuple(replace(b, blocks=self.blocks(a.blocks, b.blocks)) for a, b in zip(old, new, strict=True))


def _shape(table: Table) -> tuple[tuple[tuple[int, int], ...], ...]:
    return tuple(tuple((cell.rows, cell.columns) for cell in row) for row in all_rows(table))


def features(bare: object) -> frozenset[Hashable]:
    """What makes a unit recognisable: its words, its pairs of words, its pictures and the works of its notes."""
    words = plain(bare).casefold().split()
    pictures = (node.src for node in walk(bare) if isinstance(node, Image))
    return frozenset((*words, *pairwise(words), *(("picture", one) for one in pictures)))

