"""A citation style as the line uses it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    prints: frozenset[str] = frozenset()  # the CSL variables that it can print
