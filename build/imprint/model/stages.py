"""The stops of the line: one type each, made by one stage each."""

from __future__ import annotations

from dataclasses import dataclass

from .coverage import Coverage
from .diagnostic import Allowed, Diagnostics, Weight
from .layout import PageStart
from .manuscript import FrontMatter, Masthead
from .paging import NO_PAGES, Pages
from .picture import Picture
from .place import Place
from .proof import Flaw
from .retraction import Retractions
from .style import CitationStyle
from .text import Blocks, Cite
from .work import Library, Work

NO_JOURNAL = Masthead()
ANY = Coverage()
NONE_RETRACTED = Retractions()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as gathered: its name inside the manuscript's (or journal's) folder, the path findings show, its bytes.

    Where only parts of the file are here, lines has for each line of data its number in the file itself.
    """

    name: str
    path: str
    data: bytes
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another article, as far as this one points to it."""

    slug: str
    language: str
    title: str
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that goes into one article: a value that any process can work on."""

    slug: str
    manuscript: SourceFile
    format: str  # pandoc's reader: markdown, docx, odt, latex, html, jats, rst, org
    files: tuple[SourceFile, ...] = ()  # of the manuscript's own folder: pictures, libraries, styles
    shared: tuple[SourceFile, ...] = ()  # of the journal: bibliography/*, styles/*, manuscripts/authors/*
    journal: Masthead = NO_JOURNAL
    translations: tuple[Sibling, ...] = ()
    similar: tuple[Sibling, ...] = ()
    standalone: bool = True  # no journal.toml above it
    csl: str = ""  # a citation style that the command line names
    libraries: tuple[str, ...] = ()  # names in files of libraries that the command line names
    levels: tuple[Weight, ...] = ()  # the journal's own severities
    allowed: tuple[Allowed, ...] = ()  # findings that the journal sets aside
    glyphs: Coverage = ANY  # the characters that the fonts of the print edition have; none: not known
    today: str = ""  # the day on which it is judged (ISO 8601): SOURCE_DATE_EPOCH's, else the clock's
    retractions: Retractions = NONE_RETRACTED  # what the journal knows of retracted works
    pages: Pages = NO_PAGES  # in its issue


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that the scanner found in the source text: a citation key, an image path, a label, a reference."""

    kind: str  # "cite", "image", "label", "reference", "note", "heading"
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Copy:
    """A manuscript as read."""

    sources: Sources
    front: FrontMatter
    body: Blocks
    library: Library
    style: CitationStyle
    pictures: tuple[Picture, ...]
    spots: tuple[Spot, ...]
    text: str  # the source text; of Word and ODT its words, a line for each paragraph, notes last
    prose: str  # the same with code, comments, mathematics and addresses as blanks
    works: tuple[Work, ...]  # the works cited that the library has, in order of first citation


@dataclass(frozen=True, slots=True)
class Collection:
    """Whole libraries, judged by themselves: a work for each entry, and what manuscripts cite of them."""

    library: Library
    works: tuple[Work, ...]
    cited: frozenset[str] | None = None  # the keys that manuscripts cite; None: not known
    styles: tuple[CitationStyle, ...] = ()  # those in use, by all of which it is judged; none: not known
    today: str = ""  # ISO 8601
    language: str = "en"
    retractions: Retractions = NONE_RETRACTED


@dataclass(frozen=True, slots=True)
class Checked:
    """A copy without errors; only check makes it."""

    copy: Copy


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation group in its note: who is cited again (positions, one per citation: CSL 1.0.2, "position")."""

    cite: Cite
    positions: tuple[str, ...]  # "first", "subsequent", "ibid", "ibid-with-locator"


@dataclass(frozen=True, slots=True)
class CountedNote:
    """A note before its citations have words.

    blocks is what the author wrote, or a paragraph with the citation group alone; number counts within the series.
    """

    id: str
    call: str
    number: int
    label: str
    series: str  # "numbered" or "own"
    blocks: Blocks
    cited: tuple[Cited, ...]  # in the order of the Cites in blocks
    bare: bool  # a citation alone, not a note of the author's own


@dataclass(frozen=True, slots=True)
class Label:
    """The number of a figure, table, equation, listing, section or note: kind "figure", number "3"."""

    id: str
    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A checked copy with its notes, figures, tables, equations and headings counted."""

    copy: Copy
    front: FrontMatter  # with note calls in abstract and epigraph
    body: Blocks
    notes: tuple[CountedNote, ...]
    labels: tuple[Label, ...]
    full: tuple[tuple[str, str], ...]  # work → the note that cites it in full


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file made: its name below the output folder ("slug.pdf", "slug/figure-1.svg"), its type, its bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """The artefacts of an edition, what the renderers muttered, and what is to be said about the artefacts."""

    slug: str
    artefacts: tuple[Artefact, ...]
    log: tuple[str, ...] = ()
    said: Diagnostics = ()
    flaws: tuple[Flaw, ...] = ()  # of the printed pages, for proof to speak of
    formats: tuple[str, ...] = ()
    starts: tuple[PageStart, ...] = ()  # where the printed pages begin, if there are any
