"""Watches the folders of a journal or a manuscript, and says which files were saved and when."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from watchfiles import Change, awatch

from ..whereabouts import walked

QUIET = 10  # milliseconds without a change after which a save is taken to be complete
FOLDERS = 4_000  # the most folders watched


@dataclass(frozen=True, slots=True)
class Saved:
    """Files that were changed, made or removed; at is when, in seconds since the epoch."""

    paths: tuple[Path, ...]
    at: float
    noticed: float


async def saves(root: Path) -> AsyncIterator[Saved]:
    """What is saved below a folder, hidden folders and outputs left out, until cancelled."""
    while True:
        folders = folders_below(root)
        async for changes in awatch(*folders, recursive=False, step=QUIET, debounce=20 * QUIET, watch_filter=_matters):
            paths = tuple(sorted(Path(path) for _, path in changes))
            noticed = time.time()
            yield Saved(paths, max((_written(path, noticed) for path in paths), default=noticed), noticed)
            if any(os.path.isdir(path) or path in folders for path in paths):
                break


def folders_below(root: Path) -> list[Path]:
    """A folder and all below it, in a fixed order, up to a limit."""
    return [here for here, _ in islice(walked(root), FOLDERS)]


def _matters(_: Change, path: str) -> bool:
    """Not what editors write for themselves."""
    name = os.path.basename(path)
    return not (name.startswith((".", "#", "~$")) or name.endswith(("~", ".swp", ".swx", ".tmp", ".part")) or name == "4913")


def _written(path: Path, noticed: float) -> float:
    """When a file was last written; where that cannot be, when it was noticed."""
    try:
        at = path.stat().st_mtime
    except OSError:
        return noticed
    return at if noticed - 10 < at <= noticed else noticed
