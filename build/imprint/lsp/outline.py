"""Headings of manuscripts and entries of libraries, as the outline of a document and as symbols of a workspace."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lsprotocol import types

from ..model.place import Place
from ..read.stretches import stretch
from . import fast
from .desk import Desk
from .documents import Document
from .text import Part

MOST = 200  # symbols of a workspace that one question gets
_HEADING = re.compile(
    r"^(?P<marks>\#{1,6})[ \t]+(?P<title>[^\n]+?)[ \t]*\#*[ \t]*\r?$"
    r"|^(?P<line>[^\s>\-*+|:\d][^\n]*?)[ \t]*\r?\n(?P<under>=+|-{2,})[ \t]*\r?$",
    re.MULTILINE,
)
_FRONT = re.compile(r"\A---[ \t\r]*\n.*?^(?:---|\.\.\.)[ \t\r]*$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(
    r"^[ \t]*\\(?P<name>part|chapter|section|subsection|subsubsection|paragraph)\*?\{(?P<title>[^\n]*)\}", re.M
)
_DEPTH = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5}
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.][^{}]*\}$")


class Heading(NamedTuple):
    """A heading: its level, its words, its line (from 0) and the line's length."""

    level: int
    title: str
    line: int
    length: int


@dataclass(slots=True)
class Section:
    """A heading, the line after its section's last, and the sections in it."""

    heading: Heading
    end: int
    inside: list[Section] = field(default_factory=list)


def markdown_headings(text: str) -> tuple[Heading, ...]:
    """Headings of Markdown, with # or underlined, outside of code and front matter."""
    prose = fast.prose(_FRONT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text, count=1))
    out = []
    for found in _HEADING.finditer(prose):
        name = "title" if found["marks"] else "line"
        words = _ATTRIBUTES.sub("", text[found.start(name) : found.end(name)])
        level = len(found["marks"]) if found["marks"] else 1 if found["under"][0] == "=" else 2
        line = text.count("\n", 0, found.start())
        out.append(Heading(level, words.strip(), line, found.end(name) - found.start()))
    return tuple(out)


def tex_headings(text: str) -> tuple[Heading, ...]:
    """The sectioning commands of LaTeX."""
    return tuple(
        Heading(_DEPTH[found["name"]], found["title"], text.count("\n", 0, found.start()), len(found[0]))
        for found in _SECTION.finditer(text)
    )


def headings(document: Document) -> tuple[Heading, ...]:
    reader = tex_headings if document.kind == "latex" else markdown_headings
    return document.text.parts[0].read(reader) if document.kind != "bib" else ()


def sections(found: tuple[Heading, ...], lines: int) -> list[Section]:
    """Headings as a tree; each section reaches to the next heading of its level or a higher one."""
    top: list[Section] = []
    above: list[Section] = []
    for heading in found:
        while above and above[-1].heading.level >= heading.level:
            above.pop().end = heading.line
        one = Section(heading, lines)
        (above[-1].inside if above else top).append(one)
        above.append(one)
    return top


async def document_symbols(desk: Desk, document: Document) -> list[types.DocumentSymbol]:
    """The outline of a document."""
    if document.kind != "bib":
        lines = document.text.tops[-1] + len(document.text.parts[-1].starts)
        return [_section(desk, document, one) for one in sections(headings(document), lines)]
    out: list[types.DocumentSymbol] = []
    for top, part in document.text:
        out += _entries(desk, top, part)
        if len(out) % 100 < 10:  # a long library gives way to keystrokes
            await asyncio.sleep(0)
    return out


def _section(desk: Desk, document: Document, one: Section) -> types.DocumentSymbol:
    heading, path = one.heading, str(document.path)
    selection = Place(path, heading.line + 1, 1, heading.line + 1, heading.length + 1)
    last = max(heading.line, one.end - 1)
    end = types.Position(last, len(document.text.line(last).encode("utf-16-le")) // 2)
    if one.end > heading.line + 1:
        end = (
            types.Position(one.end, 0)
            if one.end < document.text.tops[-1] + len(document.text.parts[-1].starts)
            else end
        )
    return types.DocumentSymbol(
        name=heading.title or "(empty)",
        kind=types.SymbolKind.String,
        range=types.Range(types.Position(heading.line, 0), end),
        selection_range=desk.documents.range(selection),
        children=[_section(desk, document, inner) for inner in one.inside],
    )


def _entries(desk: Desk, top: int, part: Part) -> Iterator[types.DocumentSymbol]:
    for one in part.read(stretch).entries:
        yield types.DocumentSymbol(
            name=one.key,
            detail=": ".join(filter(None, (", ".join(filter(None, (one.author, one.year))), one.title)))[:120],
            kind=types.SymbolKind.Constant,
            range=desk.documents.span(top, part, one.start, one.end),
            selection_range=desk.documents.span(top, part, one.key_start, one.key_start + len(one.key)),
        )


def workspace_symbols(desk: Desk, query: str) -> list[types.WorkspaceSymbol]:
    """Headings of open manuscripts and entries of libraries in use that have the words of a query."""
    words = query.casefold().split()
    out: list[types.WorkspaceSymbol] = []
    for document in desk.documents.open.values():
        for one in headings(document):
            if all(word in one.title.casefold() for word in words):
                where = Place(str(document.path), one.line + 1, 1, one.line + 1, one.length + 1)
                out.append(_symbol(desk, one.title, types.SymbolKind.String, where, document.path.name))
    libraries = dict.fromkeys(path for one in desk.documents.open for path in desk.libraries(one))
    for library in libraries:
        for found in desk.shelf(library).entries() if len(out) < MOST else ():
            if found.path == library and all(word in found.entry.search for word in words) and len(out) < MOST:
                detail = f"{found.entry.author} {found.entry.year}".strip()
                out.append(_symbol(desk, found.entry.key, types.SymbolKind.Constant, found.key_place, detail))
    return out[:MOST]


def _symbol(desk: Desk, name: str, kind: types.SymbolKind, where: Place, within: str) -> types.WorkspaceSymbol:
    return types.WorkspaceSymbol(desk.documents.location(where), name, kind, container_name=within)
