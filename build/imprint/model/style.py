"""A citation style as the line uses it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .text import Cite, Mode

# The types of works (CSL 1.0.2, appendix III).
TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
    "song", "speech", "standard", "thesis", "treaty", "webpage",
)  # fmt: skip

SHORT_YEAR = "\ue002"  # in a style's words: the year behind it is wanted with two digits


class Kind(StrEnum):
    """How a style cites: CSL's citation-format, label counted as numeric, author as author-date."""

    NOTE = "note"
    AUTHOR_DATE = "author-date"
    NUMERIC = "numeric"


def mentions(cite: Cite, kind: Kind) -> bool:
    """Whether a group, in a style of that kind, names works in a sentence without citing them: no note, no number."""
    modes = {one.mode for one in cite.citations}
    return bool(modes) and modes <= ({*_MENTIONS, Mode.YEAR} if kind is not Kind.AUTHOR_DATE else _MENTIONS)


_MENTIONS = frozenset((Mode.AUTHOR, Mode.TITLE, Mode.FULL))


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A CSL 1.0.2 style, its parent in its place where it was a dependent one."""

    name: str
    kind: Kind
    xml: str
    bibliography: bool  # whether it sets a bibliography
    prints: frozenset[tuple[str, str]] = frozenset()  # a type and a CSL variable that it can print of such a work
    cites: frozenset[tuple[str, str]] = frozenset()  # the same of a work's first citation, without the reference list
    locators: frozenset[str] | None = None  # labels (CSL 1.0.2, Locators) that its citations print; None: all
