"""An index of large libraries beside the cache: key → place in the file, by the file's digest, made once."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .model.stages import SourceFile

if TYPE_CHECKING:  # to look for entries takes all of the reader: where nothing changed, nobody looks for any
    from .read.extracts import Span

_SMALL = 1_000_000  # bytes of a library that is looked through quicker than a database is opened
_MANNER = b"strings by name"  # how blocks were told apart; what was entered otherwise is not asked
_KEPT = 8  # libraries remembered, so that one that is edited every day does not fill the disk
_TABLES = """
create table if not exists library (digest text primary key, id integer, whole integer) without rowid;
create table if not exists entry (library integer, key text, start integer, stop integer, line integer);
create index if not exists entry_key on entry (library, key);
"""


class Index:
    """Where the entries of libraries stand; large libraries are remembered in a database in the folder, if there is one."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / "libraries" / "index.sqlite" if folder else None

    def prepare(self) -> tuple[str, ...]:
        """Make the folder of the database, and say where it is, for who will be let into no other."""
        if self._path is None:
            return ()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._path = None
            return ()
        return (str(self._path.parent),)

    def extract(self, file: SourceFile, keys: frozenset[str]) -> SourceFile:
        """The part of a library that a manuscript with these keys may use; the whole where it cannot be parted."""
        from .read.extracts import extract

        find = self._find(file.data)
        return extract(file, find, keys) if find else file

    def _find(self, data: bytes) -> Callable[[frozenset[str]], Iterable[Span]] | None:
        if len(data) < _SMALL or self._path is None:
            return _in_memory(data)
        try:
            return _known(self._path, data)
        except (sqlite3.Error, OSError):  # a damaged or locked index costs time, not the build
            self._path = None
            return _in_memory(data)


@lru_cache(maxsize=64)
def _in_memory(data: bytes) -> Callable[[frozenset[str]], Iterable[Span]] | None:
    from .read.extracts import blocks

    found = blocks(data)
    if found is None:
        return None
    places: dict[str, list[Span]] = {}
    for key, span in found:
        places.setdefault(key, []).append(span)
    return lambda keys: [span for key in keys for span in places.get(key, ())]


@lru_cache(maxsize=16)
def _known(path: Path, data: bytes) -> Callable[[frozenset[str]], Iterable[Span]] | None:
    digest = hashlib.blake2b(data, digest_size=32, person=_MANNER).hexdigest()
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=30)) as base:
        base.executescript(_TABLES)
        number, whole = _entered(base, digest, data)
    return None if whole else lambda keys: _asked(path, number, keys)


def _entered(base: sqlite3.Connection, digest: str, data: bytes) -> tuple[int, bool]:
    """The library's number, and whether it can only be read whole; entered where it is new."""
    row = base.execute("select id, whole from library where digest = ?", (digest,)).fetchone()
    if row:
        return row[0], bool(row[1])
    from .read.extracts import blocks

    found = blocks(data)
    with base:
        base.execute("begin immediate")
        number = base.execute("select coalesce(max(id), 0) + 1 from library").fetchone()[0]
        base.execute("insert or replace into library values (?, ?, ?)", (digest, number, found is None))
        for table, column in (("library", "id"), ("entry", "library")):
            base.execute(f"delete from {table} where {column} <= ?", (number - _KEPT,))
        rows = ((number, key, span.start, span.stop, span.line) for key, span in found or ())
        base.executemany("insert into entry values (?, ?, ?, ?, ?)", rows)
    return number, found is None


def _asked(path: Path, number: int, keys: frozenset[str]) -> Iterator[Span]:
    from .read.extracts import Span

    with closing(sqlite3.connect(path, timeout=30)) as base:
        for key in sorted(keys):
            rows = base.execute("select start, stop, line from entry where library = ? and key = ?", (number, key))
            yield from (Span(*row) for row in rows)


ALONE = Index(None)
