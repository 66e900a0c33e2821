"""Where things stand on this machine: the journal around a path, what comes with imprint, the folders that are nobody's."""

from __future__ import annotations

import os
from pathlib import Path

PASSED_OVER = frozenset(("_site", "_book", "node_modules", "out", "__pycache__"))


def journal_root(path: Path) -> Path | None:
    """The folder of the journal in which a path lies, if it does."""
    start = path.resolve()
    return next((folder for folder in (start, *start.parents) if os.path.isfile(folder / "journal.toml")), None)


def home() -> Path:
    """The folder of what comes with imprint: the package as installed, else the source tree that build/ stands in."""
    here = Path(__file__).parent
    return here if (here / "styles").is_dir() else here.parents[1]
