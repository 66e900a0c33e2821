"""Competing interests that authors state in a section of their text stand with the authors' notes (JATS4R)."""

from __future__ import annotations

from dataclasses import replace

from ..model.edition import Edition, Section
from ..model.text import Heading, plain

KIND = "competing-interests"
_TITLES = frozenset((  # JATS4R, conflict of interest statements, and what else authors write
    "conflict of interest", "conflicts of interest", "conflict of interest statement", "conflict of interest statements",
    "conflicts", "author conflicts", "competing interest", "competing interests", "declaration of interest",
    "declaration of interests", "declaration of competing interest", "declaration of competing interests",
    "interessenkonflikt", "interessenkonflikte", "conflits d'intérêts", "conflicto de intereses", "çıkar çatışması",
    "конфликт интересов",
))  # fmt: skip


def with_interests_apart(edition: Edition) -> Edition:
    """The edition with such a section taken from the end of its body, where it says nothing of the kind otherwise."""
    at = next((at for at, block in enumerate(edition.body) if _states(block)), -1)
    if at < 0 or any(section.kind == KIND for section in edition.sections):
        return edition
    heading = edition.body[at]
    level = heading.level if isinstance(heading, Heading) else 1
    after = (n for n, block in enumerate(edition.body) if n > at and isinstance(block, Heading) and block.level <= level)
    end = next(after, len(edition.body))
    if any(isinstance(block, Heading) for block in edition.body[at + 1 : end]):
        return edition
    section = Section(KIND, plain(heading), edition.body[at + 1 : end])
    return replace(edition, body=edition.body[:at] + edition.body[end:], sections=(*edition.sections, section))


def _states(block: object) -> bool:
    return isinstance(block, Heading) and plain(block.content).strip(" .:").casefold() in _TITLES
