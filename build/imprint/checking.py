"""Checks what was gathered, manuscripts and whole libraries, and says what came of it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from .indexing import ALONE, Index
from .mending import mend_until_still
from .model.diagnostic import Diagnostic, Diagnostics, Severity, in_order
from .model.place import Place
from .model.stages import Collection, Copy, SourceFile, Sources
from .pipeline import collect, judge, judge_collection
from .read import read
from .read.libraries import files_used
from .read.needed import needed, sufficed
from .remembering import relocated
from .workspace import Gathered


@contextmanager
def unswept() -> Iterator[None]:
    """Without the search for circles of garbage: a check makes many values and hardly a circle, and then it ends."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass(frozen=True, slots=True)
class Checkup:
    """All findings in order, the paths of what was looked at, and of the manuscripts that cannot be built."""

    found: Diagnostics
    looked_at: tuple[str, ...]
    stopped: tuple[str, ...]
    seen: tuple[Seen, ...]
    collections: tuple[tuple[str, Sources, Collection], ...]  # path of the first library, whose weights, what it holds


@dataclass(frozen=True, slots=True)
class Seen:
    """A manuscript that was checked: as read (None where it cannot be), the libraries it uses, whether it can be built."""

    sources: Sources
    part: Sources  # what of them was read: places in its libraries are those of the part
    copy: Copy | None
    libraries: tuple[SourceFile, ...]
    sound: bool
    said: Diagnostics


def check_all(
    gathered: Gathered,
    shelves: Iterable[Sources] = (),
    libraries: bool = False,
    step: Callable[[str], None] = lambda _: None,
    index: Index = ALONE,
) -> Checkup:
    """Check every manuscript that was gathered, and the shelves (libraries named by themselves).

    With libraries, those that the manuscripts use are judged whole too, not only by what is cited of them. step hears
    of each before it is looked at.
    """
    seen = []
    for sources in gathered.sources:
        step(sources.slug)
        seen.append(_seen(sources, index))
    from .check.once import once

    said = [*gathered.said, *(finding for one in seen for finding in one.said)]
    groups: list[Group] = [(shelf.files, shelf, None) for shelf in shelves]
    groups += _groups(seen, gathered) if libraries else []
    collections = []
    for files, base, copies in groups:
        step(files[0].path)
        collection, found = collect(files, base, copies)
        collections.append((files[0].path, base, collection))
        said += once(judge_collection(collection, found, base))
    looked_at = {one.sources.manuscript.path for one in seen} | {one.path for files, _, _ in groups for one in files}
    stopped = tuple(one.sources.manuscript.path for one in seen if not one.sound)
    return Checkup(in_order(_once(said)), tuple(sorted(looked_at)), stopped, tuple(seen), tuple(collections))


def _seen(sources: Sources, index: Index) -> Seen:
    """Check with the part of the libraries that the manuscript seems to need; where it misses something, with the whole."""
    small = needed(sources, index.extract)
    one = _judged(small, sources)
    return replace(one, said=relocated(one.said, small)) if sufficed(one.said) else _judged(sources, sources)


def _judged(part: Sources, sources: Sources) -> Seen:
    outcome = read(part)
    judged = judge(part, outcome)
    copy = outcome.value
    used = tuple(files_used(sources, copy.front if copy else None))
    return Seen(sources, part, copy, used, judged.value is not None, judged.said)


Group = tuple[tuple[SourceFile, ...], Sources, Sequence[Copy] | None]


def _groups(seen: Sequence[Seen], gathered: Gathered) -> list[Group]:
    """The sets of libraries that manuscripts use together, each with the manuscripts that cite from it.

    Those are None where others may cite from it too: then nothing can be said of what nobody cites.
    """
    by_paths = {frozenset(file.path for file in one.libraries): one for one in seen if one.libraries}
    largest = [paths for paths in by_paths if not any(paths < other for other in by_paths)]
    out: list[Group] = []
    for paths in sorted(largest, key=sorted):
        users = [one for one in seen if paths & {file.path for file in one.libraries}]
        copies = [one.copy for one in users if one.copy]
        known = len(copies) == len(users) and (gathered.whole or all(one.sources.standalone for one in users))
        out.append((by_paths[paths].libraries, by_paths[paths].sources, copies if known else None))
    return out


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _once(said: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """A finding that a manuscript and its library both say counts once, by the graver severity."""
    kept: dict[tuple[str, Place, str], Diagnostic] = {}
    for one in said:
        key = (one.rule, one.place, one.message)
        before = kept.get(key)
        if before is None or _RANK[one.severity] < _RANK[before.severity]:
            kept[key] = one
    return kept.values()


# ---------------------------------------------------------------- mending


@dataclass(frozen=True, slots=True)
class Amended:
    """What was gathered, as it is after mending: the files that changed, whole, and how many findings that mended."""

    gathered: Gathered
    shelves: tuple[Sources, ...]
    files: dict[str, bytes]
    count: int


Check = Callable[[Gathered, tuple[Sources, ...]], Diagnostics]


def mended(
    gathered: Gathered, shelves: tuple[Sources, ...], check: Check, found: Diagnostics, unsafe: bool
) -> Amended:
    """Make the edits that findings carry, in memory, until looking again finds none to make."""

    def changed(texts: Mapping[str, bytes]) -> tuple[Gathered, tuple[Sources, ...]]:
        return replace(gathered, sources=with_texts(gathered.sources, texts)), with_texts(shelves, texts)

    files = texts_of((*gathered.sources, *shelves))
    done = mend_until_still(files, found, lambda texts: check(*changed(texts)), unsafe)
    return Amended(*changed(done.files), done.files, done.count)


def texts_of(sources: Iterable[Sources]) -> dict[str, bytes]:
    """The files that findings may be mended in, by their paths: manuscripts that are text, and all that goes with them."""
    found: dict[str, bytes] = {}
    for one in sources:
        own = () if one.format in ("docx", "odt") else (one.manuscript,)
        found |= {file.path: file.data for file in (*own, *one.files, *one.shared)}
    return found


def with_texts(sources: Iterable[Sources], texts: Mapping[str, bytes]) -> tuple[Sources, ...]:
    """The sources with other bytes in the place of some files."""

    def changed(file: SourceFile) -> SourceFile:
        return replace(file, data=texts[file.path]) if file.path in texts else file

    return tuple(
        replace(
            one,
            manuscript=changed(one.manuscript),
            files=tuple(changed(file) for file in one.files),
            shared=tuple(changed(file) for file in one.shared),
        )
        for one in sources
    )
