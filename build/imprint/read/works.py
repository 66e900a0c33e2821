"""Library entries as CSL items, by BibLaTeX 3.20's data model and BibTeX's.

A work is made only of an entry that is cited. Nothing that an entry says of itself and that CSL has a variable for is
lost; titles keep their capitals, braces that protect them become nocase spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.diagnostic import Diagnostic, Diagnostics, Severity, in_order
from ..model.place import Place
from ..model.work import Entry, Field, Work
from .inherit import Keyed, crossref_findings, resolve
from .tex import tex_leftovers
from .work_dates import date_findings, dates
from .work_fields import variables
from .work_names import people
from .work_types import csl_type

# The fields in which an unknown TeX command reaches print.
_PRINTED = frozenset((
    "title", "subtitle", "titleaddon", "maintitle", "mainsubtitle", "booktitle", "booksubtitle", "booktitleaddon",
    "journal", "journaltitle", "journalsubtitle", "shorttitle", "eventtitle", "issuetitle", "series", "author", "editor",
    "translator", "bookauthor", "publisher", "institution", "school", "organization", "location", "address", "edition",
    "volume", "number", "pages", "note", "addendum", "howpublished", "type", "version", "venue", "chapter", "year",
))  # fmt: skip
_FILE = re.compile(r"(?:^|[\s{;:])[A-Za-z]:\\+\w")  # C:\Users\… is no TeX: exported-note speaks of it


def works_of(
    entries: Sequence[Entry], keys: Iterable[str], language: str = "en", placed: bool = True
) -> tuple[tuple[Work, ...], Diagnostics]:
    """The works of the keys that a library has, in the order of the keys, with what is wrong with their data.

    placed is whether they say where they stand, which they need not where their entries go with them.
    """
    by_key = first_by_key(entries)
    wanted = [by_key[key] for key in dict.fromkeys(keys) if key in by_key]
    resolved = [resolve(entry, by_key) for entry in wanted]
    said = [one for pair in zip(wanted, resolved, strict=True) for one in _findings(*pair, by_key)]
    whole = [one if one.type != "set" else resolve(_member(one, by_key), by_key) for one in resolved]
    places = [entry.place if placed else None for entry in wanted]
    kinds, names, dated = [csl_type(one) for one in whole], [people(one) for one in whole], [dates(one) for one in whole]
    words = [variables(one, kind, some, language) for one, kind, some in zip(whole, kinds, names, strict=True)]
    parts = zip(wanted, kinds, words, names, dated, places, strict=True)
    return tuple([Work(entry.key, *part) for entry, *part in parts]), in_order(said)


_recent: list[tuple[tuple[Entry, ...], Keyed]] = []  # the manuscripts of a journal ask for the same libraries


def first_by_key(entries: Iterable[Entry]) -> Keyed:
    """Of duplicate keys the first entry counts; an entry is found by its ids (BibLaTeX's other keys) too."""
    listed = tuple(entries)
    known = next((made for of, made in tuple(_recent) if of is listed), None)
    if known is None:
        known = _by_key(listed)
        _recent[:] = [*_recent[-1:], (listed, known)]
    return known


def _by_key(entries: tuple[Entry, ...]) -> Keyed:
    by_key: dict[str, Entry] = {}
    aliases: dict[str, Entry] = {}
    for entry in entries:
        if entry.key:
            by_key.setdefault(entry.key, entry)
        for other in entry.named["ids"].value.split(",") if "ids" in entry.named else ():
            if other.strip():
                aliases.setdefault(other.strip(), entry)
    return Keyed({**aliases, **by_key})


def work_of(entry: Entry, by_key: Mapping[str, Entry], language: str = "en") -> Work:
    """The CSL item of an entry; by_key holds the entries that it may inherit from,
    language is that of set words (genres)."""
    return _work(entry, resolve(_member(entry, by_key), by_key), language, entry.place)


def _work(entry: Entry, resolved: Entry, language: str, place: Place | None) -> Work:
    kind = csl_type(resolved)
    names = people(resolved)
    return Work(entry.key, kind, variables(resolved, kind, names, language), names, dates(resolved), place)


def members(entry: Entry) -> tuple[str, ...]:
    """The keys of the works that a @set holds."""
    return tuple(key.strip() for key in entry.value("entryset").split(",")) if entry.type == "set" else ()


def _member(entry: Entry, by_key: Mapping[str, Entry]) -> Entry:
    """The first member of a @set, which CSL does not have: as it stands in a library; citations are of all members."""
    first = next((by_key[key] for key in members(entry) if key in by_key and by_key[key].type != "set"), None)
    return first or entry


def _command(field: Field, command: str) -> Place:
    """Where a command stands in a value; the value's place where it came by an @string."""
    at = field.raw.find(f"\\{command}")
    return field.at(at, at + 1 + len(command)) if at >= 0 else field.place


def entry_findings(entry: Entry, by_key: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    """What is wrong with the data of one entry: references between entries, dates, TeX that is not known."""
    return _findings(entry, resolve(entry, by_key), by_key)


def _findings(entry: Entry, resolved: Entry, by_key: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    yield from crossref_findings(entry, by_key)
    yield from date_findings(resolved)
    for field in entry.fields:
        if "\\" not in field.value or field.name not in _PRINTED or _FILE.search(field.value):
            continue
        for command in tex_leftovers(field.value):
            what = f"the TeX command \\{command} in {field.name} of {entry.key}"
            message = f"{what} is not known; it is printed without its effect"
            yield Diagnostic(
                "latex-leftover", Severity.WARNING, _command(field, command), message, "write the letter or sign itself in UTF-8"
            )
