"""The documents that an editor holds open, and the texts beside them on the disk."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from ..files import bytes_of
from ..model.place import Place
from ..read.encoding import decode
from ..read.stretches import stretches
from ..workspace import FORMATS
from .text import Cut, Edit, Part, Point, Text, whole
from .units import from_client, to_client

LIBRARIES = frozenset((".bib", ".bibtex"))
KINDS = {"markdown": "markdown", "quarto": "markdown", "rmd": "markdown", "pandoc": "markdown", "bibtex": "bib",
         "biblatex": "bib", "bib": "bib", "latex": "latex", "tex": "latex"}  # fmt: skip


@dataclass(slots=True)
class Document:
    """A document as the editor holds it; edits are all that were made since it was opened."""

    uri: str
    path: Path
    kind: str  # markdown, latex or bib; "" for what imprint does not read as text
    text: Text
    version: int | None = None
    edits: list[Edit] = field(default_factory=list)
    dirty: bool = False  # it differs from the file on the disk


class Documents:
    """All open documents by their resolved paths, and files of the disk, each read again when it changed."""

    def __init__(self, encoding: str = "utf-16") -> None:
        self.encoding = encoding
        self.open: dict[Path, Document] = {}
        self._disk: dict[Path, tuple[tuple[int, int], Text]] = {}

    def opened(self, uri: str, language: str, version: int | None, text: str) -> Document:
        """Take up a document that the editor opened."""
        path, kind = path_of(uri), kind_of(uri, language)
        saved = self.text(path)
        held = Text.of(text, _cut(kind))
        self.open[path] = Document(uri, path, kind, held, version, dirty=saved is None or str(saved) != str(held))
        return self.open[path]

    def changed(self, document: Document, version: int | None, changes: Any) -> None:
        """Make an editor's changes, one after the other; positions count in the text as it stands before each."""
        document.version, document.dirty = version, True
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = (self.point(document.text, one) for one in (change.range.start, change.range.end))
            else:
                start, end = Point(0, 0), Point(10**9, 0)
            document.text, edit = document.text.edited(start, end, change.text)
            document.edits.append(edit)

    def closed(self, path: Path) -> None:
        self.open.pop(path, None)

    def text(self, path: Path) -> Text | None:
        """The text of a file: the editor's, else the disk's; None where there is none."""
        if path in self.open:
            return self.open[path].text
        try:
            status = os.stat(path)
        except OSError:
            self._disk.pop(path, None)
            return None
        stamp = (status.st_mtime_ns, status.st_size)
        if self._disk.get(path, ((0, 0),))[0] != stamp:
            data = bytes_of(path)
            if data is None or b"\0" in data[:512]:
                return None
            self._disk[path] = (stamp, Text.of(decode(data).text, _cut(kind_of(path.as_uri(), ""))))
        return self._disk[path][1]

    def unsaved(self) -> dict[Path, bytes]:
        """What the editor holds and has not saved, as bytes of files."""
        return {path: str(one.text).encode("utf-8", "replace") for path, one in self.open.items() if one.dirty}

    # ---------------------------------------------------------------- positions

    def uri(self, path: Path) -> str:
        """The address of a file as the editor spells it."""
        return self.open[path].uri if path in self.open else from_fs_path(str(path)) or path.as_uri()

    def point(self, text: Text, position: types.Position) -> Point:
        return Point(position.line, from_client(text.line(position.line), position.character, self.encoding))

    def position(self, text: Text | None, line: int, column: int) -> types.Position:
        """A client's position of a place's line and column (from 1)."""
        units = to_client(text.line(line - 1), column - 1, self.encoding) if text else column - 1
        return types.Position(line - 1, units)

    def range(self, where: Place) -> types.Range:
        """A client's range of a place in any file."""
        text = self.text(absolute(where.path))
        start = self.position(text, where.line, where.column)
        return types.Range(start, self.position(text, where.end_line, where.end_column))

    def span(self, top: int, part: Part, start: int, end: int) -> types.Range:
        """A client's range of a span of a part whose first line has the number top."""
        return types.Range(self._end(top, part, start), self._end(top, part, end))

    def _end(self, top: int, part: Part, offset: int) -> types.Position:
        line, column = part.point(offset)
        return types.Position(top + line, to_client(part.text[offset - column : offset], column, self.encoding))

    def location(self, where: Place) -> types.Location:
        return types.Location(self.uri(absolute(where.path)), self.range(where))


def _cut(kind: str) -> Cut:
    return stretches if kind == "bib" else whole


def path_of(uri: str) -> Path:
    """The resolved path of an address; addresses of nothing on the disk (untitled:) get a path that no file has."""
    found = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(found).resolve() if found else Path("/nonexistent") / uri.replace("/", "_")


@cache
def absolute(path: str) -> Path:
    """The resolved path of one as findings show it."""
    return Path(path).resolve()


def kind_of(uri: str, language: str) -> str:
    """By the file's ending, else by the language that the editor says."""
    suffix = Path(uri).suffix.lower()
    if suffix in LIBRARIES:
        return "bib"
    known = FORMATS.get(suffix) if suffix != ".txt" else None
    return known if known in ("markdown", "latex") else "" if known else KINDS.get(language, "")
