"""Gathers libraries that are named by themselves, with the weights of the journal around them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from .clock import today
from .companions import shown
from .files import MAX_LIBRARY, bytes_of
from .model.diagnostic import Diagnostic
from .model.stages import SourceFile, Sources
from .whereabouts import journal_root
from .workspace import journal_at, overridden, shipped

SUFFIXES = (".bib", ".bibtex", ".json")


def is_library(path: Path) -> bool:
    """Whether a path names a library: BibTeX, or CSL JSON."""
    return path.suffix.lower() in SUFFIXES and os.path.isfile(path)


def shelf(path: Path, csl: str | None = None) -> Sources | None:
    """A library as a value that can be judged, by the style of its journal or another; None where it cannot be read."""
    data = bytes_of(path)
    if data is None:
        return None
    file = SourceFile(path.name, shown(path), data)
    root = journal_root(path)
    styles = shipped("styles")
    if root is None:
        return overridden(Sources(path.stem, file, "bibtex", (file,), styles, today=today()), csl, ())
    said: list[Diagnostic] = []  # the journal's own faults are said where its manuscripts are checked
    journal = journal_at(root, styles, said)
    weights = journal.severities
    made = Sources(
        path.stem,
        file,
        "bibtex",
        (file,),
        journal.shared,
        journal=journal.masthead,
        standalone=False,
        levels=weights.levels,
        allowed=weights.allow,
        today=today(),
        retractions=journal.retractions,
    )
    return overridden(made, csl, ())


def shelves(paths: Iterable[Path], csl: str | None = None) -> tuple[Sources, ...]:
    """Libraries as values that can be judged; one that cannot be read is an OSError."""
    return tuple(_read(path, csl) for path in paths)


def _read(path: Path, csl: str | None) -> Sources:
    made = shelf(path, csl)
    if made is None:
        raise OSError(f"{path} cannot be read: it is a link, or it has more than {MAX_LIBRARY // 1_000_000} MB")
    return made
