"""What stands under the cursor, where its entry is, and everything that cites it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model.place import Place
from ..read.stretches import stretch
from . import fast
from .back_room import Surveyed
from .desk import Desk
from .documents import Document, absolute
from .shelf import shelf
from .text import Point, place


@dataclass(frozen=True, slots=True)
class Key:
    """A citation key and where it stands, bare: without @ and braces."""

    key: str
    place: Place


def key_at(document: Document, point: Point) -> Key | None:
    """The key under a point: of a citation, an entry, or a field that names entries."""
    if document.kind == "bib":
        return _key_in_library(document, point)
    for top, part in document.text:
        for one in part.read(fast.cited):
            if top + one.line == point.line and one.column <= point.column <= one.end:
                line = point.line + 1
                return Key(one.key, Place(str(document.path), line, one.key_column + 1, line, one.end + 1))
    return None


def _key_in_library(document: Document, point: Point) -> Key | None:
    part, offset = document.text.at(point)
    top = document.text.tops[document.text.parts.index(part)]
    for entry in part.read(stretch).entries:
        named = [(entry.key, entry.key_start), *((key, start) for _, key, start in entry.names)]
        for key, start in named if entry.start <= offset <= entry.end else ():
            if start <= offset <= start + len(key):
                return Key(key, place(str(document.path), top, part, start, start + len(key)))
    return None


def occurrences(document: Document, key: str) -> Iterator[Place]:
    """Where a key stands in one document."""
    path = str(document.path)
    for top, part in document.text:
        if document.kind == "bib":
            for entry in part.read(stretch).entries:
                starts = [entry.key_start] * (entry.key == key) + [at for _, name, at in entry.names if name == key]
                yield from (place(path, top, part, at, at + len(key)) for at in starts)
        else:
            cited = (one for one in part.read(fast.cited) if one.key == key)
            yield from (Place(path, top + c.line + 1, c.key_column + 1, top + c.line + 1, c.end + 1) for c in cited)


def definitions(desk: Desk, document: Document, key: str) -> list[Place]:
    """Where the entries of a key begin: of BibTeX entries the key, of other works the work."""
    found = [one.key_place for one in desk.shelf(document.path).find(key)]
    reading = desk.reading(document.path)
    return found or [one.place for one in (reading.items if reading else ()) if one.id == key and one.place]


def label_at(document: Document, point: Point) -> Place | None:
    """Where the element stands whose label a cross-reference under a point names."""
    key = key_at(document, point)
    for _, part in document.text:
        for spot in part.read(fast.spots):
            here = spot.place.line == point.line + 1 and spot.place.column - 1 <= point.column < spot.place.end_column
            if here and spot.kind == "reference":
                key = Key(spot.value, spot.place)
    return next((_at(spot.place, document.path) for _, part in document.text for spot in part.read(fast.spots)
                 if key and spot.kind == "label" and spot.value == key.key), None)  # fmt: skip


def _at(where: Place, path: Path) -> Place:
    return Place(str(path), where.line, where.column, where.end_line, where.end_column)


@dataclass(frozen=True, slots=True)
class Uses:
    """Every place of a key that belongs to the same entry."""

    entries: tuple[Place, ...]  # the keys of the entries
    named: tuple[Place, ...]  # in crossref, ids … of other entries
    cited: tuple[Place, ...]  # the bare keys in manuscripts
    elsewhere: tuple[str, ...]  # paths of libraries that are no BibTeX and may hold the work


def uses(desk: Desk, document: Document, key: str, surveyed: tuple[Surveyed, ...]) -> Uses:
    """The uses of a key in the manuscripts and libraries of a journal.

    Manuscripts that have a library of their own with such a key cite another work: theirs are left alone.
    """
    start = set(desk.libraries(document.path))
    paths = start | {absolute(one) for each in surveyed for one in each.libraries}
    holding = {path for path in paths if any(shelf(desk.documents, [path]).find(key))}
    ours = holding & start or holding
    users = [one for one in surveyed if not holding or ours & set(map(absolute, one.libraries))]
    linked = sorted(ours | {absolute(one) for each in users for one in each.libraries} & holding)
    books = shelf(desk.documents, linked)
    entries = tuple(one.key_place for one in books.find(key) if one.entry.key == key)
    named = tuple(place(str(one.path), one.top, one.part, at, at + len(key)) for one, at in books.naming(key))
    others = {one for each in users for one in each.libraries if not one.lower().endswith((".bib", ".bibtex"))}
    return Uses(entries, named, tuple(_cited(desk, document, key, users)), tuple(sorted(others)))


def _cited(desk: Desk, document: Document, key: str, users: list[Surveyed]) -> Iterator[Place]:
    """In the texts as they are now: open ones may have gone on since they were surveyed."""
    paths = dict.fromkeys(
        [*(absolute(one.path) for one in users), *([] if document.kind == "bib" else [document.path])]
    )
    for path in paths:
        text = desk.documents.text(path) if path.suffix.lower() not in (".docx", ".odt") else None
        for top, part in text or ():
            for one in part.read(fast.cited):
                if one.key == key:
                    line = top + one.line + 1
                    yield Place(str(path), line, one.key_column + 1, line, one.end + 1)
