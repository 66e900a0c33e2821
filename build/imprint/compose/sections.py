"""The sections after the body: who did what, who paid, where the data are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.edition import Section
from ..model.manuscript import Award, FrontMatter, Funding
from ..model.script import points
from ..model.text import Blocks, Para, Text
from .roles import role_words


def sections(front: FrontMatter, words: Mapping[str, str], language: str) -> tuple[Section, ...]:
    """Author contributions, acknowledgements, funding, data availability, competing interests: those that are there."""
    made = (
        ("contributions", tuple(_contributions(front, language))),
        ("acknowledgments", front.acknowledgments),
        ("funding", tuple(block for one in front.funding for block in _funding(one))),
        ("data-availability", front.data_availability),
        ("competing-interests", front.competing_interests),
    )
    return tuple(Section(kind, words[kind], blocks) for kind, blocks in made if blocks)


def _contributions(front: FrontMatter, language: str) -> Iterator[Para]:
    """CRediT (ANSI/NISO Z39.104): each person's roles."""
    said = [
        (person.name.full, [role_words(role, language) for role in person.roles])
        for person in front.authors
        if person.roles
    ]
    if said:
        words = " ".join(f"{name}: {points(', ', language).join(roles)}." for name, roles in said)
        yield Para((Text(words),))


def _funding(funding: Funding) -> Blocks:
    if funding.statement:
        return (Para((Text(funding.statement),)),)
    awards = "; ".join(filter(None, map(_award, funding.awards)))
    return (Para((Text(f"{awards}."),)),) if awards else ()


def _award(award: Award) -> str:
    return " ".join(part for part in (award.source or award.name, award.id and f"({award.id})") if part)
