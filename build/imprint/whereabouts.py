"""Where things stand on this machine: the journal around a path, what comes with imprint, the folders that are nobody's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PASSED_OVER = frozenset(("_site", "_book", "node_modules", "out", "__pycache__"))
CACHE_TAG = "CACHEDIR.TAG"  # stands in a cache, whatever program's: bford.info/cachedir
FOREIGN = frozenset((CACHE_TAG, "pyvenv.cfg"))  # by one of these a folder is a cache, or an environment of Python


def walked(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """A folder and all below it in a fixed order, with the names of their files. Links are not followed; hidden folders,
    outputs, caches and environments below it are left out."""
    for here, folders, files in os.walk(folder, followlinks=False):
        if here != str(folder) and FOREIGN.intersection(files):
            folders.clear()
            continue
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one not in PASSED_OVER)
        yield Path(here), sorted(files)


def journal_root(path: Path) -> Path | None:
    """The folder of the journal in which a path lies, if it does, whatever its journal.toml may be: a pipe, a link."""
    start = path.resolve()
    return next((folder for folder in (start, *start.parents) if os.path.lexists(folder / "journal.toml")), None)


def home() -> Path:
    """The folder of what comes with imprint: the package as installed, else the source tree that build/ stands in."""
    here = Path(__file__).parent
    return here if (here / "styles").is_dir() else here.parents[1]
