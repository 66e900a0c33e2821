"""Looks at the pictures that a journal names for the covers of its issues: whether they are there, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .files import MAX_FILE, bytes_of
from .model.diagnostic import Diagnostic, Severity
from .model.manuscript import Cover, Masthead
from .model.place import Place


def covers_missing(root: Path, journal: Masthead) -> Iterator[Diagnostic]:
    """What is said of covers that are no files of the journal's folder."""
    for cover in dict.fromkeys(one.cover for one in journal.issues if one.cover):
        path = _path(root, cover)
        if path is None or not os.path.isfile(path) or os.path.getsize(path) > MAX_FILE:
            message = f"there is no picture {cover.path} in the journal's folder, or it is larger than 50 MB"
            hint = "name a file by its path from journal.toml's folder: SVG, JPEG, PNG or PDF"
            yield Diagnostic("missing-image", Severity.ERROR, cover.place or Place("journal.toml"), message, hint)


def cover_of(root: Path, cover: Cover | None) -> bytes | None:
    """The bytes of a cover, b"" where none is named, None where it is not there."""
    if cover is None:
        return b""
    path = _path(root, cover)
    return bytes_of(path) if path else None


def _path(root: Path, cover: Cover) -> Path | None:
    """The file, where it lies inside the journal's folder."""
    path = root / cover.path
    return path if path.resolve().is_relative_to(root.resolve()) else None
