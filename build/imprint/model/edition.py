"""An edition: everything that the renderers set, with every word in it final."""

from __future__ import annotations

from dataclasses import dataclass

from .manuscript import Funding, License, Masthead
from .people import Affiliation, Person
from .picture import Picture
from .place import Place
from .text import Blocks, Inlines
from .work import Date, Work

# Zip cannot hold dates before 1980; an undated manuscript gets this one, the same on every machine.
UNDATED = 315_532_800


@dataclass(frozen=True, slots=True)
class Note:
    """A note with its words. print says Ibid. where the style does; web says the short form instead."""

    id: str
    call: str  # the id of the (first) call, to link back
    number: int
    label: str  # the marker as printed: "iv", "12", "†"
    series: str  # "numbered" or "own"
    print: Blocks
    web: Blocks
    works: tuple[str, ...] = ()  # ids of the works cited in it
    direction: str = ""  # "ltr" or "rtl" where the whole note runs against the text


@dataclass(frozen=True, slots=True)
class Reference:
    """An item of the reference list; label is what a numeric style sets before it ("[1]")."""

    id: str
    work: str
    label: Inlines
    content: Inlines


@dataclass(frozen=True, slots=True)
class Byline:
    """An author in the byline; affiliations are numbers into Edition.affiliations, from 1."""

    person: Person
    affiliations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bio:
    """An author's bio in the edition's language (or the one it has)."""

    person: Person
    blocks: Blocks
    language: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading in the contents."""

    level: int
    id: str
    number: str
    title: Inlines
    children: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section after the body: funding, data availability, acknowledgements, competing interests, CRediT roles."""

    kind: str  # "funding", "data-availability", "acknowledgments", "competing-interests", "contributions"
    title: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A link to another article: a translation of this one, or a similar one."""

    slug: str
    language: str
    language_name: str  # the language's own name: Türkçe
    title: str
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One article, ready to be set. Templates read it; nothing right of compose opens a library again."""

    slug: str
    language: str
    direction: str  # "ltr" or "rtl"
    journal: Masthead
    title: Inlines
    subtitle: Inlines
    short_title: str
    kicker: str
    byline: tuple[Byline, ...]
    affiliations: tuple[Affiliation, ...]
    editors: tuple[Person, ...]
    translators: tuple[Person, ...]
    abstract: Blocks
    key_points: tuple[Inlines, ...]
    keywords: tuple[str, ...]
    subjects: tuple[str, ...]
    description: str
    epigraph: Blocks
    epigraph_source: Inlines
    dedication: Inlines
    received: Date | None
    accepted: Date | None
    published: Date | None
    modified: Date | None
    doi: str
    identifiers: tuple[tuple[str, str], ...]
    volume: str
    issue: str
    first_page: str
    last_page: str
    license: License | None
    copyright: str
    translations: tuple[Elsewhere, ...]
    similar: tuple[Elsewhere, ...]
    funding: tuple[Funding, ...]
    body: Blocks
    notes: tuple[Note, ...]
    notes_at_foot: bool
    references: tuple[Reference, ...]
    references_hanging: bool
    works: tuple[Work, ...]
    sections: tuple[Section, ...]
    bios: tuple[Bio, ...]
    how_to_cite: Inlines
    contents: tuple[ContentsEntry, ...]
    pictures: tuple[Picture, ...]
    words: tuple[tuple[str, str], ...]  # localised: "notes" → "Notes", "references", "abstract", "ibid" …
    digest: str  # of the sources, hexadecimal
    timestamp: int  # seconds since 1970, UTC: the date of the edition, never the clock
    place: Place  # the manuscript, for findings about the whole

    def word(self, key: str) -> str:
        """A localised word."""
        return dict(self.words)[key]

    def picture(self, key: str) -> Picture | None:
        return next((picture for picture in self.pictures if picture.key == key), None)

    @property
    def own_notes(self) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.series == "own")

    @property
    def numbered_notes(self) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.series == "numbered")
