"""What changed between two editions of an article: both in one, marked, and the lists of what marks cannot show."""

from __future__ import annotations

from dataclasses import dataclass

from .edition import Edition

# The classes of marked elements; a comparison takes them from what authors wrote, so that they mean this alone.
PREFIX = "redline-"
INSERTED = f"{PREFIX}inserted"
DELETED = f"{PREFIX}deleted"
MOVED_HERE = f"{PREFIX}moved-here"  # beside INSERTED
MOVED_AWAY = f"{PREFIX}moved-away"  # beside DELETED


@dataclass(frozen=True, slots=True)
class Changed:
    """A value of the front matter or of a reference, before and after; "" where it was or is not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ReferenceChange:
    """A cited work that was added, removed or changed; words are the reference as the style sets it (or its title)."""

    kind: str  # "added", "removed" or "changed"
    key: str
    words: str
    fields: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How much changed: words; blocks that only moved; notes and figures by what happened to them."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    notes: tuple[int, int, int] = (0, 0, 0)  # added, removed, changed
    pictures: tuple[int, int] = (0, 0)  # added or new in place of others, removed or replaced

    @property
    def phrases(self) -> tuple[str, ...]:
        """What changed, in English, without what did not."""
        added, removed, changed = self.notes
        counted = (
            (self.inserted, "word", "inserted"), (self.deleted, "word", "deleted"), (self.moved, "block", "moved"),
            (added, "note", "added"), (removed, "note", "removed"), (changed, "note", "changed"),
            (self.pictures[0], "picture", "new"), (self.pictures[1], "picture", "gone"),
        )  # fmt: skip
        return tuple(f"{count:,} {what}{'s' if count != 1 else ''} {how}" for count, what, how in counted if count)


@dataclass(frozen=True, slots=True)
class Redline:
    """Two editions as one: of the new one everything, of the old one what is gone, each change in a marked element."""

    edition: Edition
    title: str  # of the new edition
    front: tuple[Changed, ...]
    references: tuple[ReferenceChange, ...]
    tally: Tally

    @property
    def empty(self) -> bool:
        """Whether nothing changed that a reader would see."""
        return self.tally == Tally() and not self.front and not self.references
