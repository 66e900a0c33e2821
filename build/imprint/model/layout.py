"""Where the pages of the printed edition begin, so that other editions can say so too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page's label, the element in which it begins (see render/places.py), and how many letters of it stand before."""

    label: str
    place: str
    letters: int = 0
