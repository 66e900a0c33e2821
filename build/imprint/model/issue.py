"""A whole issue, ready to be bound: its own face, its articles in their sections, its contributors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .edition import Edition
from .layout import PageStart
from .manuscript import Editor
from .paging import Pages
from .people import Person
from .picture import Picture
from .proof import Flaw
from .text import Blocks


@dataclass(frozen=True, slots=True)
class Leaves:
    """An article as it goes into an issue: its edition, its pages there, where they begin, its PDFs by edition ("pdf").

    flaws are what the setter could not solve on its pages.
    """

    edition: Edition
    pages: Pages
    starts: tuple[PageStart, ...]
    pdfs: tuple[tuple[str, bytes], ...]
    flaws: tuple[Flaw, ...] = ()

    def pdf(self, kind: str) -> bytes:
        return dict(self.pdfs).get(kind, b"")


@dataclass(frozen=True, slots=True)
class Gathering:
    """A section of an issue with its articles; without a title what stands before all sections."""

    title: str
    leaves: tuple[Leaves, ...]


@dataclass(frozen=True, slots=True)
class Contributor:
    """An author of the issue: the bio in the issue's language (or the one there is), the portrait, and the articles."""

    person: Person
    blocks: Blocks
    language: str
    portrait: Picture | None
    leaves: tuple[Leaves, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """An issue. The face is the issue as an edition without a text: title, date, licence and words in the journal's language."""

    face: Edition
    editors: tuple[Editor, ...]
    gatherings: tuple[Gathering, ...]
    contributors: tuple[Contributor, ...]
    cover: Picture | None = None
    cover_credit: str = ""

    @property
    def leaves(self) -> tuple[Leaves, ...]:
        return tuple(one for gathering in self.gatherings for one in gathering.leaves)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the issue, the journal's first."""
        return tuple(dict.fromkeys((self.face.language, *(one.edition.language for one in self.leaves))))

    def gaps(self) -> Iterator[tuple[Leaves, int]]:
        """Each article with the number of free pages before it."""
        free = self.leaves[0].pages.first if self.leaves else 1
        for one in self.leaves:
            yield one, max(0, one.pages.first - free)
            free = one.pages.last + 1
