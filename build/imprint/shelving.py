"""Gathers libraries that are named by themselves, with the weights of the journal around them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .clock import today
from .companions import shown
from .files import MAX_LIBRARY, bytes_of
from .model.diagnostic import Diagnostic
from .model.stages import SourceFile, Sources
from .whereabouts import journal_root
from .workspace import journal_at

SUFFIXES = (".bib", ".bibtex", ".json")


def is_library(path: Path) -> bool:
    """Whether a path names a library: BibTeX, or CSL JSON."""
    return path.suffix.lower() in SUFFIXES and path.is_file()


def shelf(path: Path) -> Sources | None:
    """A library as a value that can be judged; None where it cannot be read."""
    data = bytes_of(path)
    if data is None:
        return None
    file = SourceFile(path.name, shown(path), data)
    root = journal_root(path)
    if root is None:
        return Sources(path.stem, file, "bibtex", (file,), today=today())
    said: list[Diagnostic] = []  # the journal's own faults are said where its manuscripts are checked
    journal = journal_at(root, (), said)
    weights = journal.severities
    return Sources(
        path.stem,
        file,
        "bibtex",
        (file,),
        journal=journal.masthead,
        standalone=False,
        levels=weights.levels,
        allowed=weights.allow,
        today=today(),
        retractions=journal.retractions,
    )


def shelves(paths: Iterable[Path]) -> tuple[Sources, ...]:
    """Libraries as values that can be judged; one that cannot be read is an OSError."""
    return tuple(map(_read, paths))


def _read(path: Path) -> Sources:
    made = shelf(path)
    if made is None:
        raise OSError(f"{path} cannot be read: it is a link, or it has more than {MAX_LIBRARY // 1_000_000} MB")
    return made
