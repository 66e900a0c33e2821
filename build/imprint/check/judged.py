"""A work beside its library entry, and what it is judged by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ..model.library_names import NAMES, PROSE
from ..model.place import Place
from ..model.retraction import Retractions
from ..model.stages import NONE_RETRACTED, Collection, Copy
from ..model.style import TYPES, CitationStyle
from ..model.work import Entry, Field, Library, Work
from .names_in import plain_names

# Plain are ASCII but & and <, Latin letters but those that UTF-8 becomes when it is misread, dashes and quotation marks.
_LATIN = "ÀÁÇ-ÏÒ-ÖÚ-áä-ïñ-öø-ſ"
_SIGN = re.compile(f"[^\t\n\r -%'-;=-~{_LATIN}‐-—‘’“-„…]")
_NO_FIELDS: Mapping[str, Field] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Standards:
    """What works are judged by: what the style prints of each type (none: all), the day, the language, the retractions."""

    prints: frozenset[tuple[str, str]] = frozenset()
    recases: bool = False  # the style sets titles in sentence case
    today: str = ""  # ISO 8601; "" where it is not known
    language: str = "en"
    retractions: Retractions = NONE_RETRACTED


class Judged(NamedTuple):
    """A work, and its entry where it came from BibTeX."""

    work: Work
    entry: Entry | None
    whole: Place  # of what it stands in, where it has no place of its own
    standards: Standards
    named: Mapping[str, Field]  # the fields of its entry that are not empty, by their names
    orphan: bool = False  # it names a parent that no library has
    names: tuple[Field, ...] = ()  # the fields that hold names, but for plain lists of them
    odd: bool = False  # signs that are not plain stand in what is typed of the entry
    prose: tuple[Field, ...] = ()  # then the fields whose words are printed, names among them

    @property
    def place(self) -> Place:
        """Where its key stands."""
        return self.entry.key_place if self.entry else self.work.place or self.whole

    def field(self, *names: str) -> Field | None:
        """The first of the named fields of its entry that is there and not empty."""
        for name in names:
            if name in self.named:
                return self.named[name]
        return None

    def fields(self, names: Iterable[str]) -> list[Field]:
        """Those of the named fields of its entry that are there and not empty."""
        return [self.named[name] for name in names if name in self.named]

    def place_of(self, *names: str) -> Place:
        """The place of the first of the named fields, else that of the key."""
        field = self.field(*names)
        return field.place if field else self.place

    def prints(self, variable: str) -> bool:
        """Whether the style can print a variable of such a work; a style that does not say counts as printing all."""
        return not self.standards.prints or (self.work.type, variable) in self.standards.prints

    def prints_of_some(self, variable: str) -> bool:
        """Whether the style can print a variable of works of any type."""
        prints = self.standards.prints
        return not prints or any((kind, variable) in prints for kind in TYPES)


def cited(copy: Copy) -> Iterator[Judged]:
    """The works that a manuscript cites."""
    sources = copy.sources
    standards = _standards((copy.style,), sources.today, copy.front.language, sources.retractions)
    return _judged(copy.works, copy.library, standards, Place(sources.manuscript.path))


def collected(collection: Collection) -> Iterator[Judged]:
    """All works of whole libraries."""
    standards = _standards(collection.styles, collection.today, collection.language, collection.retractions)
    return _judged(collection.works, collection.library, standards, Place(""))


def _standards(styles: tuple[CitationStyle, ...], today: str, language: str, retractions: Retractions) -> Standards:
    """What one of several styles prints counts as printed."""
    known = [style.prints for style in styles]
    prints = frozenset[tuple[str, str]]().union(*known) if all(known) else frozenset[tuple[str, str]]()
    recases = any('text-case="sentence"' in style.xml for style in styles)
    return Standards(prints, recases, today, language, retractions)


def _judged(works: Iterable[Work], library: Library, standards: Standards, whole: Place) -> Iterator[Judged]:
    entries = {entry.key: entry for entry in reversed(library.entries)}
    items = {work.id for work in library.items}
    folded = cache(lambda: {key.lower() for key in entries})  # asked for where a parent is not there as it is written
    for work in works:
        found = entries.get(work.id) if work.id not in items else None
        fields, named = (found.fields, found.named) if found else ((), _NO_FIELDS)
        parent = named["crossref"].value.strip() if "crossref" in named else ""
        orphan = bool(parent) and parent not in entries and parent.lower() not in folded()
        names = tuple([field for field in fields if field.name in NAMES and not plain_names(field.raw)])
        odd = bool(fields) and _odd(fields[0].lines.text, fields[0].name_start, fields[-1].end)
        prose = tuple([field for field in fields if field.name in PROSE]) if odd else ()
        yield Judged(work, found, whole, standards, named, orphan, names, odd, prose)


def _odd(text: str, start: int, end: int) -> bool:
    """Whether signs that are not plain stand there, or braces that are printed."""
    return _SIGN.search(text, start, end) is not None or text.find("\\{", start, end) >= 0
