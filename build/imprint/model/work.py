"""Libraries as read, and the works cited from them."""

from __future__ import annotations

from dataclasses import dataclass

from .people import Name
from .place import Place


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a library entry; value is TeX with @strings and # resolved, place that of the value."""

    name: str  # lower case
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A library entry; place spans the whole of it, key_place its key."""

    type: str  # lower case
    key: str
    fields: tuple[Field, ...]
    place: Place
    key_place: Place

    def field(self, *names: str) -> Field | None:
        """The first of the named fields that is there and not empty."""
        by_name = {field.name: field for field in self.fields if field.value.strip()}
        return next((by_name[name] for name in names if name in by_name), None)

    def value(self, *names: str) -> str:
        found = self.field(*names)
        return found.value if found else ""


@dataclass(frozen=True, slots=True)
class Library:
    """The entries of all libraries of a manuscript, in reading order; duplicates included (the first counts)."""

    entries: tuple[Entry, ...] = ()
    items: tuple[Work, ...] = ()  # works that came as CSL JSON or in the manuscript itself


@dataclass(frozen=True, slots=True)
class Date:
    """A CSL date: (year[, month[, day]]) and for a range its end, or words where it is no date."""

    start: tuple[int, ...] = ()
    end: tuple[int, ...] = ()
    circa: bool = False
    season: int = 0  # 1 spring to 4 winter
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A cited work as a CSL item (CSL 1.0.2, appendices III and IV), with the entry's place.

    Words in variables carry CSL's rich-text marks (<i>, <b>, <sup>, <sub>, nocase and small-caps spans).
    """

    id: str
    type: str
    variables: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, tuple[Name, ...]], ...] = ()
    dates: tuple[tuple[str, Date], ...] = ()
    place: Place | None = None

    def get(self, variable: str) -> str:
        return next((value for name, value in self.variables if name == variable), "")

    def people(self, role: str) -> tuple[Name, ...]:
        return next((names for name, names in self.names if name == role), ())

    def date(self, variable: str) -> Date | None:
        return next((date for name, date in self.dates if name == variable), None)
