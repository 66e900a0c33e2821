"""Whether anything at all changed since the last build, told from the files' sizes and times alone."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .cache import Cache
from .clock import today
from .fonts_installed import fonts_digest
from .making import digest, tools
from .model.packing import pack, unpack
from .whereabouts import FOREIGN, PASSED_OVER, home, journal_root

_MOST = 200_000  # files looked at in journals and outputs
_MOST_BESIDE = 5_000  # and around a single manuscript, which may lie anywhere
_TICK = 50_000_000  # nanoseconds within which two changes of a file may have the same time


class Said(NamedTuple):
    """What a build printed, and its exit status."""

    stdout: str
    stderr: str
    status: int


class Before:
    """The last build of the same paths with the same options into the same folder; without one, the last check."""

    def __init__(self, cache: Cache, paths: tuple[Path, ...], out: Path | None, options: tuple[object, ...]) -> None:
        self._cache, self._out = cache, out
        self._folders = sorted({_root(path) for path in paths})
        where = (os.getcwd(), str(out.resolve()) if out else "", *map(str, (*paths, *self._folders)))
        looks = self._state([home() / "styles"])
        self._key = digest("unchanged", where, options, today(), tools(), fonts_digest(), looks)
        self._sources = self._settled()

    def said(self) -> Said | None:
        """What it said, if no source and no output is other than it was then."""
        try:
            sources, outputs, *said = unpack(self._cache.get(self._key) or b"")
        except ValueError:
            return None
        if not self._sources or sources != self._sources or outputs != self._outputs():
            return None
        return Said(*said)

    def note(self, said: Said) -> None:
        """Remember a build, unless a source changed meanwhile."""
        if self._sources and self._sources == self._settled():
            state = (self._sources, self._outputs(), said.stdout, said.stderr, said.status)
            self._cache.put(self._key, pack(state))

    def _settled(self) -> str:
        """The state of the sources, "" where one of them is just being changed."""
        return self._state(self._folders, self._out, settled=True)

    def _outputs(self) -> str:
        return self._state([self._out]) if self._out else ""

    def _state(self, folders: Iterable[Path], but: Path | None = None, settled: bool = False) -> str:
        """The digest of the names, sizes and times of all files; "" where there are too many, or one is just being changed."""
        state = hashlib.blake2b(digest_size=32)
        newest = 0
        folders = list(folders)
        most = _MOST if but is None or all((one / "journal.toml").exists() for one in folders) else _MOST_BESIDE
        for count, (name, status) in enumerate(_files(folders, but.resolve() if but else None)):
            if count > most:
                return ""
            changed = max(status.st_mtime_ns, status.st_ctime_ns)
            newest = max(newest, changed)
            state.update(f"{name}\0{status.st_size} {status.st_ino} {changed}\n".encode("utf-8", "surrogateescape"))
        fresh = settled and time.time_ns() - newest < _TICK
        return "" if fresh else state.hexdigest()


def _root(path: Path) -> Path:
    """The journal around a path, else the folder of the manuscript."""
    there = path.resolve()
    return journal_root(path) or (there if there.is_dir() else there.parent)


def _files(folders: Iterable[Path], but: Path | None) -> Iterator[tuple[str, os.stat_result]]:
    asked = frozenset(map(str, folders))
    waiting = sorted(asked)
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda one: one.name)
        except OSError:
            continue
        if folder not in asked and any(one.name in FOREIGN for one in entries):
            continue
        for one in entries:
            if one.name.startswith(".") or one.name in PASSED_OVER or (but and one.path == str(but)):
                continue
            if one.is_dir(follow_symlinks=False):
                waiting.append(one.path)
                continue
            with suppress(FileNotFoundError):  # it went meanwhile
                yield one.path, one.stat(follow_symlinks=False)
