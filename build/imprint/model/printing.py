"""What the printed editions need beside the article: the printer's terms, the referees' numbers, remarks for the proof."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PressTerms:
    """What the journal has agreed with its printer: [press] in journal.toml.

    profile is a file of the journal (an ICC output profile for CMYK), condition its name in the trade ("FOGRA51"),
    ink_limit the most ink in one place in per cent of the four plates, even_pages a last blank page where one is missing.
    """

    profile: str = ""
    condition: str = ""
    ink_limit: int = 0  # 0: none agreed
    even_pages: bool = False


@dataclass(frozen=True, slots=True)
class ReviewTerms:
    """How lines are numbered for referees: [review] in journal.toml; every n-th line, anew on each page or running."""

    every: int = 5
    by_page: bool = False


@dataclass(frozen=True, slots=True)
class ProofTerms:
    """What the journal lets pass on a finished page: [proof] in journal.toml."""

    loose_lines: float = 0.45  # em that justification may add to a word space
    white_foot: int = 12  # lines at the foot of a page that is not the last
    figure_distance: int = 1  # pages from where a figure is spoken of first
    stub_page: int = 4  # lines on the last page that are too few


PLAIN_PRESS = PressTerms()
USUAL_REVIEW = ReviewTerms()
USUAL_PROOF = ProofTerms()


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding or an editor's query for the margin of the proof, and the source text around its place."""

    kind: str  # "query", "error", "warning" or "note"
    words: str
    before: str  # source text that ends at the place
    after: str  # source text that begins there
    line: int = 0  # of the manuscript; 0 where there are no lines


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file inside a PDF: its name, type, what it is to the article ("Source", "Alternative"), its bytes."""

    name: str
    media_type: str
    relationship: str
    description: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Supplies:
    """What some editions need beside the article: the printer's ICC profile, the margin's remarks, the files to enclose."""

    profile: bytes = b""
    remarks: tuple[Remark, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
