"""What the setter knows of the pages of the printed edition: where they begin, and what it could not solve."""

from __future__ import annotations

from dataclasses import dataclass

from .proof import Flaw


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page's label, the element in which it begins (see render/places.py), and how many letters of it stand before."""

    label: str
    place: str
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the pages begin, and what could not be solved on them."""

    starts: tuple[PageStart, ...] = ()
    flaws: tuple[Flaw, ...] = ()
