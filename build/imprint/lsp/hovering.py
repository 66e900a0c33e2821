"""The note that a citation makes, in the manuscript's citation style, and whatever else there is to say of its entry."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lsprotocol import types

from . import fast
from .back_room import Reading, set_notes
from .desk import Desk
from .documents import LIBRARIES, Document
from .lookup import key_at
from .markdown import escaped
from .text import Point

AT_ONCE = 40  # notes that one run of the citation processor sets


async def hover(desk: Desk, document: Document, point: Point) -> types.Hover | None:
    """The note of the key under a point."""
    under = key_at(document, point)
    if under is None:
        return None
    range = desk.documents.range(under.place)
    words = await _words(desk, document, under.key)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, words), range) if words else None


async def _words(desk: Desk, document: Document, key: str) -> str:
    found = next(desk.shelf(document.path).find(key), None)
    reading = _reading(desk, document)
    work = next((one for one in (reading.items if reading else ()) if one.id == key), None)
    if found is None and work is None:
        return ""
    note = await _note(desk, document, key, reading) if reading else ""
    if found is None:
        return note or escaped(key)
    one = found.entry
    words = note or f"{escaped(', '.join(filter(None, (one.author, one.year))))}: *{escaped(one.title)}*"
    return f"{words}\n\n`{key}` · {one.type} · {escaped(found.path.name)}"


def _reading(desk: Desk, document: Document) -> Reading | None:
    """A library's entries are shown in the style of an open manuscript that uses it."""
    if document.path.suffix.lower() not in LIBRARIES:
        return desk.reading(document.path)
    known = (desk.reading(path) for path in desk.documents.open if path != document.path)
    return next((one for one in known if one and _uses(one, document.path)), None)


def _uses(reading: Reading, library: Path) -> bool:
    return any(Path(one).name == library.name for one in reading.libraries)


async def _note(desk: Desk, document: Document, key: str, reading: Reading) -> str:
    """From what is known, else set now, with others that the text cites and that are not known yet."""
    books = desk.shelf(document.path)
    style = hashlib.sha256(f"{reading.language}\0{reading.style.xml}".encode()).hexdigest()

    def name(one: str) -> tuple[object, ...]:
        return style, one, books.source([one])

    if name(key) not in desk.notes:
        others = (
            () if document.kind == "bib" else (one.key for part in document.text.parts for one in part.read(fast.cited))
        )
        wanted = list(dict.fromkeys((key, *others)))[: AT_ONCE * 4]
        new = [one for one in wanted if one == key or name(one) not in desk.notes][:AT_ONCE]
        library = books.source(new)
        made = await desk.clerk.ask(set_notes, library, reading.items, tuple(new), reading.style, reading.language)
        desk.notes |= {name(one): words for one, words in made.items()}
    return desk.notes.get(name(key), "")
