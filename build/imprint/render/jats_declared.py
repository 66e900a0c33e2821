"""What authors declare in sections of their text stands where archives look for it: in the back matter and the notes (JATS4R)."""

from __future__ import annotations

from dataclasses import replace

from ..model.edition import Edition, Section
from ..model.text import Heading, plain
from .declared import Declared, declared

_APART = ("acknowledgments", "contributions", "competing-interests")


def with_declarations_apart(edition: Edition) -> Edition:
    """The edition with thanks, contributions and interests taken from its body, where it says nothing of the kind otherwise."""
    for kind in _APART:
        found = next((one for one in declared(edition) if one.kind == kind and _apart(edition, one)), None)
        if found and not any(section.kind == kind for section in edition.sections):
            edition = _without(edition, found)
    return edition


def _apart(edition: Edition, found: Declared) -> bool:
    """Whether it is a section of its own without others in it."""
    heading, *inside = edition.body[found.start : found.end]
    return isinstance(heading, Heading) and bool(inside) and not any(isinstance(block, Heading) for block in inside)


def _without(edition: Edition, found: Declared) -> Edition:
    heading, *inside = edition.body[found.start : found.end]
    section = Section(found.kind, plain(heading), tuple(inside))
    return replace(edition, body=edition.body[: found.start] + edition.body[found.end :], sections=(*edition.sections, section))
