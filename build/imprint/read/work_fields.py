"""The words of an entry by CSL variable: titles, containers, numbers, publishers, identifiers, archives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..model.people import Name
from ..model.work import Entry
from .languages import language_tag
from .tex import bare, rich, words
from .work_dates import publication_state
from .work_identifiers import IDENTIFYING, identifiers
from .work_titles import titles
from .work_types import IMPLIED, genre

Names = tuple[tuple[str, tuple[Name, ...]], ...]

_BOOKS = frozenset(("book", "chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "pamphlet"))
_PERIODICALS = frozenset((
    "article-journal", "article-magazine", "article-newspaper", "periodical", "review", "review-book",
))  # fmt: skip
_ARCHIVAL = frozenset(("manuscript", "personal_communication", "graphic", "map", "document", "interview", "collection"))

# Field → variable, for words that need no thought.
_PLAIN = (
    ("shortjournal", "container-title-short", rich),
    ("eventtitle", "event-title", rich),
    ("venue", "event-place", words),
    ("origtitle", "original-title", rich),
    ("origlocation", "original-publisher-place", words),
    ("origpublisher", "original-publisher", words),
    ("volumes", "number-of-volumes", bare),
    ("pagetotal", "number-of-pages", bare),
    ("chapter", "chapter-number", words),
    ("version", "version", bare),
    ("abstract", "abstract", words),
    ("annotation", "annote", words),
    ("shorthand", "citation-label", words),
    ("scale", "scale", words),
    ("dimensions", "dimensions", words),
    ("medium", "medium", words),
    ("references", "references", words),
    ("section", "section", words),
    ("reviewedtitle", "reviewed-title", rich),
    ("runtime", "dimensions", words),
)
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_EDITION = re.compile(
    r"(\d+)\s*(?:st|nd|rd|th|\.|ª|º|e|ème|\. ?Aufl\.?|[-–]?е)?\s*(?:ed\.?|edn\.?|edition|auflage|изд\.?)?$", re.I
)


def variables(entry: Entry, kind: str, names: Names, language: str) -> tuple[tuple[str, str], ...]:
    """CSL's text and number variables of an entry whose fields are resolved, empty ones left out, each once."""
    found: dict[str, str] = {}
    of = Described(entry, kind, names, language)
    for group in _groups(entry.type, tuple(entry.named)):
        for name, value in group(of):
            if value and name not in found:
                found[name] = value
    return tuple(found.items())


class Described(NamedTuple):
    """A work as far as it is made: its entry, its CSL type, its people, the language of set words."""

    entry: Entry
    kind: str
    names: Names
    language: str


Group = Callable[[Described], Iterable[tuple[str, str]]]


@lru_cache(maxsize=10_000)
def _groups(kind: str, fields: tuple[str, ...]) -> tuple[Group, ...]:
    """What is made of entries of a type with such fields, in the order of variables: most have fields for a few of them."""
    there = {*fields, f"@{kind}"}
    return tuple(group for group, needed in _GROUPS if not needed or not there.isdisjoint(needed))


def _numbers(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    volume, part = bare(entry.value("volume")), bare(entry.value("part"))
    yield "volume", ".".join(filter(None, (volume, part)))
    number, issue = words(entry.value("number")), words(entry.value("issue"))
    if kind in _PERIODICALS:
        yield "issue", f"{number}, {issue}" if number and issue and number != issue else number or issue
    elif kind in _BOOKS and entry.field("series"):
        yield "collection-number", number
        yield "issue", issue
    else:
        yield "number", number
        yield "issue", issue


_RANGE = re.compile(r"(\d+)--?(\d+)")


def pages(value: str) -> str:
    """Page ranges with an en dash."""
    if plain := _RANGE.fullmatch(value):
        return f"{plain[1]}–{plain[2]}"
    value = bare(value).replace("~", " ")
    value = re.sub(r"\s*(?:[–—‒‐‑−]|--+)\s*", "–", value)
    value = re.sub(r"(?<=[\divxlcIVXLC])\s*-\s*(?=[\divxlcIVXLC]+(?:$|[,;\s]))", "–", value)
    return (
        re.sub(r"^(?:pp?\.|S\.|с\.)\s*(?=\d)", "", value).rstrip("+").strip()
        if not value.endswith("++")
        else value[:-2]
    )


def edition(value: str) -> str:
    """The number of an edition where it is nothing else; other words stay."""
    if found := _EDITION.match(value):
        return found.group(1)
    first = re.sub(r"\s+(?:ed\.?|edn\.?|edition)$", "", value, flags=re.IGNORECASE)
    return str(_ORDINALS.index(first.lower()) + 1) if first.lower() in _ORDINALS else value


_COUNTRIES = {
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union", "countryfr": "France",
    "countryuk": "United Kingdom", "countryus": "United States", "countryes": "Spain", "countryru": "Russia",
    "countrywo": "WIPO",
}  # fmt: skip
_PUBLISHERS = ("publisher", "institution", "organization", "howpublished")


def _publisher(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    """Who published it, and where; a web page's organization is its site's name, unless the site has another."""
    for name in _PUBLISHERS:
        if not (value := entry.value(name)):
            continue
        if name == "howpublished":
            value = re.sub(r"\\(?:url|href)\s*\{[^{}]*\}(?:\{[^{}]*\})?|https?://\S+", "", value)
        if name in ("organization", "publisher") and kind == "webpage" and site_field(entry) == name:
            continue
        yield "publisher", words(value).strip(" ,;:") if name != "howpublished" else words(value).strip(" .,;:")
    yield "jurisdiction" if kind == "patent" else "publisher-place", places(entry.value("location"))
    if kind == "legal_case":
        yield "authority", words(entry.value("court", "institution", "organization"))
    if kind == "patent":
        yield "authority", words(entry.value("holder"))


def site_field(entry: Entry) -> str:
    """The field that names a web page's site."""
    return next(
        (n for n in ("journaltitle", "maintitle", "booktitle", "organization", "publisher") if entry.field(n)), ""
    )


def places(value: str) -> str:
    """Several places, parted by " and " outside braces, with semicolons."""
    if not value:
        return ""
    parts = re.split(r"\s+and\s+(?![^{}]*\})", value)
    return "; ".join(filter(None, (_COUNTRIES.get(part.strip(), "") or words(part) for part in parts)))


def _note(entry: Entry) -> str:
    parts = [words(entry.value(name)).strip() for name in ("note", "addendum")]
    present = [part for part in parts if part]
    if len(present) < 2:
        return "".join(present)
    return present[0] + (" " if present[0].endswith((".", "?", "!")) else ". ") + present[1]


_ARCHIVES = frozenset((
    "archive", "library", "collection", "archivecollection", "archivelocation", "archive_location", "shelfmark", "callnumber",
))  # fmt: skip


def _archive(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    yield "archive", words(entry.value("archive", "library"))
    yield "archive_collection", words(entry.value("collection", "archivecollection"))
    yield "archive_location", words(entry.value("archivelocation", "archive_location", "shelfmark"))
    yield "call-number", words(entry.value("callnumber", "shelfmark"))
    if kind in _ARCHIVAL and entry.field("archive", "library"):
        yield "archive-place", places(entry.value("archiveplace", "location"))


def language_of(entry: Entry) -> str:
    """The BCP 47 tag of a work's language, from langid, else from language; "" where neither names one language."""
    for field in ("langid", "language"):
        if field in entry.named and (tag := _tag(entry.named[field].value)):
            return tag
    return ""


@lru_cache(maxsize=1_000)  # a library's works are in few languages
def _tag(value: str) -> str:
    return language_tag(bare(value))


def _plainly(of: Described) -> Iterator[tuple[str, str]]:
    for field, variable, read in _PLAIN:
        if field in of.entry.named:
            yield variable, read(of.entry.value(field))


# Groups of variables, each with the fields, or the entry's types, without which there are none of it.
_GROUPS: tuple[tuple[Group, frozenset[str]], ...] = (
    (lambda of: titles(of.entry, of.kind, of.names), frozenset()),
    (_plainly, frozenset(field for field, _, _ in _PLAIN)),
    (lambda of: _numbers(of.entry, of.kind), frozenset(("volume", "part", "number", "issue"))),
    (lambda of: (("edition", edition(bare(of.entry.value("edition")))),), frozenset(("edition",))),
    (lambda of: (("page", pages(of.entry.value("pages", "eid"))),), frozenset(("pages", "eid"))),
    (lambda of: _publisher(of.entry, of.kind), frozenset((*_PUBLISHERS, "location", "court", "holder"))),
    (lambda of: (("genre", words(genre(of.entry, of.language))),), frozenset(("type", *(f"@{kind}" for kind in IMPLIED)))),
    (lambda of: identifiers(of.entry, of.kind), IDENTIFYING),
    (lambda of: (("language", language_of(of.entry)),), frozenset(("langid", "language"))),
    (lambda of: (("note", _note(of.entry)),), frozenset(("note", "addendum"))),
    (lambda of: (("status", publication_state(of.entry)),), frozenset(("pubstate",))),
    (lambda of: _archive(of.entry, of.kind), _ARCHIVES),
)
