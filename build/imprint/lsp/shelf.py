"""The libraries of a manuscript as an editor asks about them: by key, by a few letters, for what is wrong with them."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ..model.place import Place
from ..read.stretches import Listed, stretch
from .documents import Documents
from .text import Part, Text, place

PATIENCE = 0.004  # seconds that reading a library may hold up what an editor asks meanwhile


class Found(NamedTuple):
    """An entry in its file."""

    path: Path
    top: int
    part: Part
    entry: Listed

    @property
    def key_place(self) -> Place:
        start = self.entry.key_start
        return place(str(self.path), self.top, self.part, start, start + len(self.entry.key))

    @property
    def whole(self) -> Place:
        return place(str(self.path), self.top, self.part, self.entry.start, self.entry.end)

    @property
    def source(self) -> str:
        return self.part.text[self.entry.start : self.entry.end]


def keys(text: str) -> tuple[str, ...]:
    """The keys of a stretch by which its entries are cited: their own, and those in ids."""
    entries = stretch(text).entries
    return (*(one.key for one in entries), *(key for one in entries for name, key, _ in one.names if name == "ids"))


def folded_keys(text: str) -> tuple[str, ...]:
    """The keys of a stretch's entries in small letters."""
    return tuple(one.key.lower() for one in stretch(text).entries)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Libraries in their order, as far as they have been read."""

    libraries: tuple[tuple[Path, Text], ...]
    whole: bool  # all of them are read

    def keys(self) -> set[str]:
        return set(chain.from_iterable(part.read(keys) for _, text in self.libraries for part in text.parts))

    def entries(self) -> Iterator[Found]:
        for path, text in self.libraries:
            for top, part in text:
                for entry in part.read(stretch).entries:
                    yield Found(path, top, part, entry)

    def find(self, key: str) -> Iterator[Found]:
        """The entries of a key, the first being the one that counts."""
        for path, text in self.libraries:
            for top, part in text:
                if key in part.read(keys):
                    for entry in part.read(stretch).entries:
                        if entry.key == key or ("ids", key) in {(name, one) for name, one, _ in entry.names}:
                            yield Found(path, top, part, entry)

    def naming(self, key: str) -> Iterator[tuple[Found, int]]:
        """Where entries name a key in crossref, ids and the like: the entry, and the offset in its part."""
        for found in self.entries():
            for _, name, start in found.entry.names:
                if name == key:
                    yield found, start

    def clashing(self) -> Iterator[Found]:
        """The entries whose keys stand more than once, capitals or not."""
        parts = [part for _, text in self.libraries for part in text.parts]
        folded: Counter[str] = Counter(chain.from_iterable(part.read(folded_keys) for part in parts))
        twice = {key for key, count in folded.items() if count > 1}
        for path, text in self.libraries if twice else ():
            for top, part in text:
                if not twice.isdisjoint(part.read(folded_keys)):
                    entries = part.read(stretch).entries
                    yield from (Found(path, top, part, one) for one in entries if one.key.lower() in twice)

    def source(self, wanted: Iterable[str]) -> str:
        """A library of some keys alone: their entries, what these inherit from, and all @strings."""
        strings = [part.read(stretch).strings for _, text in self.libraries for part in text.parts]
        queue, seen, entries = list(wanted), set[str](), []
        while queue:
            key = queue.pop()
            found = next(self.find(key), None) if key not in seen else None
            seen.add(key)
            if found:
                entries.append(found.source)
                queue += [name for field, name, _ in found.entry.names if field != "ids"]
        return "\n".join((*filter(None, strings), *entries))


def shelf(documents: Documents, paths: Iterable[Path]) -> Shelf:
    """The libraries at some paths, those that have been read to their end."""
    texts = [(path, documents.text(path)) for path in paths if path.suffix.lower() in (".bib", ".bibtex")]
    there = [(path, text) for path, text in texts if text is not None]
    ready = tuple((path, text) for path, text in there if sum(not part.known(stretch) for part in text.parts) < 8)
    return Shelf(ready, len(ready) == len(there))


async def warm(documents: Documents, paths: Iterable[Path]) -> None:
    """Read libraries bit by bit, so that whatever is asked meanwhile is answered."""
    for path in paths:
        text = documents.text(path)
        start = time.monotonic()
        for part in text.parts if text else ():
            part.read(stretch)
            part.read(keys)
            part.read(folded_keys)
            if time.monotonic() - start > PATIENCE:
                await asyncio.sleep(0)
                start = time.monotonic()
