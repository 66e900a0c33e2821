"""How to build: known before anything is read, since it may turn out that nothing is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .cache import NOWHERE, Cache
from .indexing import ALONE, Index


@dataclass(frozen=True, slots=True)
class Way:
    """How to build: into which folder, whether single manuscripts' files go straight into it, with what help."""

    out: Path
    flat: bool = False
    workers: int = 0
    proof: str = "report"  # "off", "report", "full" or "strict": whether finished files are read again and validators asked
    cache: Cache = NOWHERE
    index: Index = ALONE
    scheduler: str = ""  # the address of a Dask cluster that builds
    shared: str = ""  # the URL or folder of the cache, for the cluster's workers
