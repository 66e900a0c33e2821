"""imprint build: manuscripts become editions, and a journal its site."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .formats import EDITIONS, FORMATS, USUAL, wanted_of
from .gathering import cache_of, gathered_of, index_of, looked_at, told
from .options import LIBRARY, OUTPUT, PATHS, STYLE, Examples, Place
from .statuses import FINDINGS, FINE
from .terminal import colour, progress, reported

if TYPE_CHECKING:
    from ..cache import Cache
    from ..unchanged import Said
    from ..way import Way
    from ..workspace import Gathered


@click.command(cls=Examples, epilog="""imprint build
    imprint build manuscripts/narrow-waters --to pdf
    imprint build paper.md --out paper-out --to pdf,epub,html,jats
    imprint build paper.md --edition review --anonymous""")  # fmt: skip
@PATHS
@click.option("--to", "formats", help=f"The formats to make, of {','.join(FORMATS)}; {','.join(USUAL)} by default.")
@click.option("--edition", "editions", help=f"The PDF editions to make: {','.join(EDITIONS)}.")
@click.option("--anonymous", is_flag=True, help="The review edition without its authors.")
@click.option("--out", type=Place(file_okay=False), help="Where to; out/ by default.")
@click.option(
    "--proof",
    type=click.Choice(["off", "report", "full", "strict"]),
    default="report",
    show_default=True,
    help="Read the finished files again: say what is wrong in them, ask the validators that are installed too (full), or "
    "let nothing out that has a flaw (strict).",
)
@OUTPUT
@STYLE
@LIBRARY
@click.option(
    "--jobs", type=click.IntRange(1), help="How many articles at once; as many as there are cores by default."
)
@click.option("--untrusted", is_flag=True, help="Build only where the machine keeps manuscripts in a cage.")
@click.option("--cache", metavar="URL", help="A folder or URL (s3://…, memory://) that remembers what was built.")
@click.option("--no-cache", is_flag=True, help="Build everything anew, and remember nothing.")
@click.option("--scheduler", metavar="ADDRESS", help="Build on a Dask cluster: tcp://host:8786.")
@click.option("--explain", is_flag=True, help="Say of each article why it is built.")
def build(
    paths: tuple[Path, ...],
    formats: str | None,
    editions: str | None,
    anonymous: bool,
    out: Path | None,
    proof: str,
    output_format: str,
    csl: str | None,
    bibliography: tuple[Path, ...],
    jobs: int | None,
    untrusted: bool,
    cache: str | None,
    no_cache: bool,
    scheduler: str | None,
    explain: bool,
) -> None:
    """Make manuscripts into PDF, EPUB, HTML and JATS, and a journal into its site.

    A manuscript with an error gives nothing, and the others go on. What did not change is not built again.
    """
    from ..unchanged import Before, Said

    if untrusted:
        _caged()
    way = _clustered(_way(out, jobs, proof, cache_of(cache, no_cache)), scheduler, cache, no_cache)
    wanted = wanted_of(formats, editions, anonymous)
    options = (wanted, bool(out), proof, output_format, csl, tuple(map(str, bibliography)), colour())
    before = Before(way.cache, looked_at(paths, csl, bibliography), way.out, options)
    said = before.said()
    if said is not None and explain:
        click.echo("nothing changed since the last build", err=True)
    if said is None:
        with _reachable():
            said = Said(*_build(gathered_of(paths, csl, bibliography), wanted, way, explain, output_format))
        before.note(said)
    sys.exit(_said(said, way.cache))


def _said(said: Said, cache: Cache) -> int:
    """Print what is to be said; the exit status."""
    click.echo(said.stdout, nl=False, color=colour())
    click.echo(said.stderr, nl=False, err=True)
    told(cache)
    return said.status


def _way(out: Path | None, jobs: int | None, proof: str, cache: Cache) -> Way:
    from ..cache import Local
    from ..way import Way

    if isinstance(cache, Local):
        cache.prune()
    return Way(out or Path("out"), bool(out), jobs or 0, proof, cache, index_of(cache))


def _clustered(way: Way, scheduler: str | None, cache: str | None, no_cache: bool) -> Way:
    """The way over a cluster, if one is asked for: its workers and this command share the cache."""
    from dataclasses import replace

    from ..cache import Local

    if not scheduler:
        return way
    where = cache or os.environ.get("IMPRINT_CACHE", "")
    if no_cache or where.startswith("memory:"):
        raise click.UsageError("--scheduler needs a cache that all workers reach: name a shared folder or s3://… by --cache")
    shared = str(way.cache.folder.resolve()) if isinstance(way.cache, Local) else where
    return replace(way, scheduler=scheduler, shared=shared)


def _build(
    gathered: Gathered, formats: tuple[str, ...], way: Way, explain: bool, output_format: str
) -> tuple[str, str, int]:
    """Build; what is to be printed where, and the exit status."""
    from dataclasses import replace

    from ..building import build_all
    from ..report.summary import counted

    way = replace(way, flat=way.flat or not _in_journal(gathered))
    told: Callable[[str], None] = (lambda why: click.echo(why, err=True)) if explain else (lambda _: None)
    with progress("building", len(gathered.sources)) as step:
        outcome = build_all(gathered, formats, way, step, told)
    findings = reported(outcome.said, gathered.sources, output_format, [one.manuscript.path for one in gathered.sources])
    sums = [counted(outcome.said)] if output_format == "full" and outcome.said else []
    lines = "".join(f"{line}\n" for line in (*sums, outcome.summary))
    return findings, lines, FINDINGS if outcome.failed else FINE


@contextmanager
def _reachable() -> Iterator[None]:
    """Where a cluster cannot be used, the sentence that says why."""
    from ..cluster import Unreachable

    try:
        yield
    except Unreachable as fault:
        raise click.UsageError(str(fault)) from None


def _caged() -> None:
    from ..engine.cell import tried

    held = tried()
    if not held.enough:
        lacks = " nor ".join(
            word for word, holds in (("files", held.files), ("the network", held.calls or held.network)) if not holds
        )
        raise click.ClickException(f"this machine keeps no manuscript from {lacks}; `imprint doctor` says what is missing")


def _in_journal(gathered: Gathered) -> bool:
    return gathered.journal is not None
