"""A citation style as the line uses it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# The types of works (CSL 1.0.2, appendix III).
TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
    "song", "speech", "standard", "thesis", "treaty", "webpage",
)  # fmt: skip


class Kind(StrEnum):
    """How a style cites: CSL's citation-format, label counted as numeric, author as author-date."""

    NOTE = "note"
    AUTHOR_DATE = "author-date"
    NUMERIC = "numeric"


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A CSL 1.0.2 style, its parent in its place where it was a dependent one."""

    name: str
    kind: Kind
    xml: str
    bibliography: bool  # whether it sets a bibliography
    prints: frozenset[tuple[str, str]] = frozenset()  # a type and a CSL variable that it can print of such a work
