"""What a command line names: the sources, the cache, the files that are looked at."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..cache import Cache
    from ..indexing import Index
    from ..workspace import Gathered


def gathered_of(
    paths: tuple[Path, ...], csl: str | None, bibliography: Sequence[Path], alone: bool = False
) -> Gathered:
    """What the paths name; without any, the journal of the working folder, unless other things alone were asked for."""
    from ..workspace import gather, shipped

    for path in paths:
        if not os.path.exists(path):
            raise click.UsageError(f"there is no {path}")
    if not paths and not alone and not os.path.isfile("journal.toml"):
        raise click.UsageError(
            "there is no journal.toml here: name a manuscript, or make a journal with `imprint init`"
        )
    return overridden_of(gather(paths or (() if alone else (Path("."),)), shipped("styles")), csl, bibliography)


def overridden_of(gathered: Gathered, csl: str | None, bibliography: Sequence[Path]) -> Gathered:
    """The sources with what the command line says in place of the manuscripts' own words."""
    from dataclasses import replace

    from ..workspace import libraries_at, overridden

    libraries, unread = libraries_at(bibliography)
    sources = tuple(overridden(one, csl, libraries) for one in gathered.sources)
    return replace(gathered, sources=sources, said=(*gathered.said, *unread))


def looked_at(paths: tuple[Path, ...], csl: str | None, bibliography: tuple[Path, ...]) -> tuple[Path, ...]:
    style = (Path(csl),) if csl and csl.endswith(".csl") else ()
    return (*(paths or (Path("."),)), *style, *bibliography)


def cache_of(url: str | None, none: bool) -> Cache:
    from ..cache import NOWHERE, open_cache

    if none:
        return NOWHERE
    where = url or os.environ.get("IMPRINT_CACHE", "")
    try:
        return open_cache(where)
    except ValueError as fault:
        raise click.UsageError(f"there can be no cache at {where}: {fault}") from None


def told(cache: Cache) -> None:
    """Say it where the cache cannot be used: work goes on without it, and slower."""
    if cache.fault:
        click.echo(cache.fault, err=True)


def index_of(cache: Cache) -> Index:
    from ..cache import Local
    from ..indexing import Index

    return Index(cache.folder if isinstance(cache, Local) else None)
