"""What a manuscript says of itself, and what its journal says of all."""

from __future__ import annotations

from dataclasses import dataclass, field

from .diagnostic import Allowed
from .people import Affiliation, Person
from .place import Place
from .printing import PLAIN_PRESS, USUAL_PROOF, USUAL_REVIEW, PressTerms, ProofTerms, ReviewTerms
from .text import Blocks, Inlines
from .work import Date


@dataclass(frozen=True, slots=True)
class License:
    """A licence: SPDX identifier where known, its URL, and its words."""

    id: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """A grant."""

    id: str = ""
    name: str = ""
    source: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """A funding statement and its awards."""

    statement: str = ""
    awards: tuple[Award, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The union of front matter (docs/front-matter.md), resolved: names are people, ids affiliations."""

    language: str = "en"  # BCP 47
    title: Inlines = ()
    subtitle: Inlines = ()
    short_title: str = ""
    kicker: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    abstract: Blocks = ()
    key_points: tuple[Inlines, ...] = ()
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    description: str = ""
    epigraph: Blocks = ()
    epigraph_source: Inlines = ()
    dedication: Inlines = ()
    date: Date | None = None
    modified: Date | None = None
    received: Date | None = None
    accepted: Date | None = None
    published: Date | None = None
    doi: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()  # arxiv, pmid, pmcid, …
    volume: str = ""
    issue: str = ""
    first_page: str = ""
    last_page: str = ""
    license: License | None = None
    copyright: str = ""
    translation_of: str = ""
    funding: tuple[Funding, ...] = ()
    data_availability: Blocks = ()
    acknowledgments: Blocks = ()
    competing_interests: Blocks = ()
    bibliography: tuple[str, ...] = ()  # paths as the author wrote them
    csl: str = ""  # name or path as the author wrote it
    notes: str = ""  # endnotes or footnotes
    note_marks: str = ""  # arabic, lower-roman, symbols; in brackets where they are printed in them
    own_notes: str = ""  # symbols: the author's own notes are a series * † ‡ of their own
    nocite: tuple[str, ...] = ()  # keys; "*" is all
    reference_list: str = ""  # always, never; "": the style decides, or the journal
    reference_title: str = ""  # what the list is called, where not by the language's usual word
    number_sections: bool = False
    repository: str = ""
    allow: tuple[Allowed, ...] = ()
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False)  # canonical key → place of its value

    @property
    def texts(self) -> tuple[Inlines | Blocks, ...]:
        """What may cite."""
        return self.title, self.subtitle, self.epigraph, self.epigraph_source, self.abstract

    def place(self, key: str) -> Place | None:
        return dict(self.places).get(key)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of an issue: its title ("" for what stands before the first), its articles' slugs in order."""

    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Editor:
    """Who answers for the journal, or for an issue of it; role is what the masthead calls it ("Editor-in-chief")."""

    name: str
    role: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture on an issue's cover: its path from the journal's folder, and whose it is, in words for the masthead."""

    path: str
    credit: str = ""
    place: Place | None = field(default=None, compare=False)  # in journal.toml


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of the journal, and the slugs of all its articles in order; the sections part these."""

    volume: str
    number: str
    date: str = ""
    title: str = ""
    articles: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    editors: tuple[Editor, ...] = ()
    doi: str = ""
    first_page: int = 1  # of its first article: more than 1 where the pages of a volume run through
    cover: Cover | None = None  # its own, else the journal's
    place: Place | None = field(default=None, compare=False)  # in journal.toml

    @property
    def name(self) -> str:
        """What it is called by in commands and in the record of its pages: "5/1"."""
        return "/".join(part for part in (self.volume, self.number) if part)


@dataclass(frozen=True, slots=True)
class Masthead:
    """journal.toml: what all articles of the journal share. A manuscript without a journal has an empty one."""

    title: str = ""
    short_title: str = ""
    subtitle: str = ""
    description: str = ""
    issn: str = ""
    eissn: str = ""
    publisher: str = ""
    place: str = ""
    url: str = ""
    email: str = ""
    license: License | None = None
    languages: tuple[str, ...] = ("en",)
    style: str = ""
    notes: str = "endnotes"
    note_marks: str = "arabic"
    reference_list: str = ""  # always: also after notes
    page_size: str = "A4"
    design: str = "classical"  # a folder of styles/designs/
    bibliography: tuple[str, ...] = ()
    style_folders: tuple[str, ...] = ("styles",)
    retractions: str = ""  # a list of retracted works, its path from the journal's folder
    affiliations: tuple[Affiliation, ...] = ()
    issues: tuple[Issue, ...] = ()
    editors: tuple[Editor, ...] = ()
    press: PressTerms = PLAIN_PRESS
    review: ReviewTerms = USUAL_REVIEW
    proof: ProofTerms = USUAL_PROOF
