"""Libraries as read, and the works cited from them."""

from __future__ import annotations

import re
from collections.abc import KeysView, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .diagnostic import Allowed
from .people import Name
from .place import Lines, Place


class Field(NamedTuple):
    """A field of a library entry; value is TeX with @strings and # resolved.

    Offsets count in the text of lines: the value's own words stand at start to end, inside their delimiters.
    A tuple, since libraries have millions; where it stands is no part of what it is.
    """

    name: str  # lower case
    value: str
    lines: Lines
    start: int
    end: int
    name_start: int
    whole: bool = True  # one part in braces or quotation marks, so that its words can be mended in place

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Field) and (self.name, self.value, self.whole) == (other.name, other.value, other.whole)

    def __hash__(self) -> int:
        return hash((self.name, self.value, self.whole))

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.lines.place(self.start, self.end)

    @property
    def raw(self) -> str:
        """The value as it is typed; "" where it is put together of several parts, or of an @string."""
        return self.lines.text[self.start : self.end] if self.whole else ""

    def at(self, start: int, end: int) -> Place:
        """The place of raw[start:end]; that of the value where it has no words of its own."""
        return self.lines.place(self.start + start, self.start + end) if self.whole else self.place

    @property
    def name_place(self) -> Place:
        return self.lines.place(self.name_start, self.name_start + len(self.name))


@dataclass(frozen=True, slots=True)
class Entry:
    """A library entry. Offsets count in the text of lines, and span the whole of it and its key."""

    type: str  # lower case
    key: str
    fields: tuple[Field, ...]
    lines: Lines = field(repr=False)
    start: int
    end: int
    key_start: int
    key_end: int
    allow: tuple[Allowed, ...] = ()  # what a comment in it or before it sets aside

    # The fields that are not empty, by their names; of fields of one name the last.
    named: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "named", {one.name: one for one in self.fields if one.value and not one.value.isspace()})

    @property
    def names(self) -> KeysView[str]:
        """The names of the fields that are not empty."""
        return self.named.keys()

    @property
    def place(self) -> Place:
        """Where the whole of it stands."""
        return self.lines.place(self.start, self.end)

    @property
    def key_place(self) -> Place:
        """Where its key stands; that of the whole where it has none."""
        return self.lines.place(self.key_start, self.key_end) if self.key else self.place

    def field(self, *names: str) -> Field | None:
        """The first of the named fields that is there and not empty; of fields of one name the last."""
        for name in names:
            if name in self.named:
                return self.named[name]
        return None

    def value(self, *names: str) -> str:
        for name in names:
            if name in self.named:
                return self.named[name].value
        return ""


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


_MARKS = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]*>")


def unmarked(words: str) -> str:
    """Words of a CSL variable without its rich-text marks."""
    return _MARKS.sub("", words)


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
        for name, value in self.variables:
            if name == variable:
                return value
        return ""

    def words(self, variable: str) -> str:
        """A variable without its rich-text marks."""
        return unmarked(self.get(variable))

    def people(self, role: str) -> tuple[Name, ...]:
        for name, names in self.names:
            if name == role:
                return names
        return ()

    def date(self, variable: str) -> Date | None:
        for name, date in self.dates:
            if name == variable:
                return date
        return None
