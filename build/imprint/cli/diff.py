"""imprint diff: two versions of an article as one, with what changed marked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .formats import chosen
from .gathering import gathered_of, overridden_of
from .options import LIBRARY, OUTPUT, STYLE, Examples
from .statuses import FINDINGS, FINE
from .terminal import reported

if TYPE_CHECKING:
    from ..model.redline import Redline
    from ..workspace import Gathered

REDLINES = ("html", "pdf")


@click.command(cls=Examples, epilog="""imprint diff submitted.md revised.md
    imprint diff round-1/ round-2/ --to pdf
    imprint diff v1.0 HEAD -- manuscripts/narrow-waters
    imprint diff HEAD -- paper.md""")  # fmt: skip
@click.argument("versions", nargs=-1, required=True, metavar="OLD NEW | REVISION [REVISION] -- PATH")
@click.option("--to", "formats", help=f"The formats to make; {','.join(REDLINES)} by default.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default="out", show_default=True, help="Where to.")
@OUTPUT
@STYLE
@LIBRARY
def diff(
    versions: tuple[str, ...],
    formats: str | None,
    out: Path,
    output_format: str,
    csl: str | None,
    bibliography: tuple[Path, ...],
) -> None:
    """Show what changed between two versions of an article, as a reader sees it: citations set, notes numbered.

    OLD and NEW are manuscripts or articles' folders. With revisions of a Git repository, PATH is one that both have;
    with one revision, it is compared with the files as they are now.
    """
    from ..comparing import compare_all, pairs

    wanted = chosen(formats, REDLINES, "--to") if formats else REDLINES
    (old, new), names = _two(versions)
    old, new = (overridden_of(one, csl, bibliography) for one in (old, new))
    both, alone = pairs(old, new)
    for path in alone if old.sources and new.sources else ():  # of a version that was refused, that is what is said
        click.echo(f"{path} is in one version only", err=True)
    done = list(compare_all(both, new, names, wanted, out))
    said = (*old.said, *new.said, *(found for one in done for found in one.said))
    sources = (*old.sources, *new.sources)
    click.echo(reported(said, sources, output_format, [one.manuscript.path for one in sources]), nl=False)
    for one in done:
        if one.redline:
            click.echo("\n".join(_summary(one.redline)), err=True)
            click.echo(f"{', '.join(str(out / made.name) for made in one.artefacts)}", err=True)
    sys.exit(FINE if done and all(one.redline and not one.said for one in done) else FINDINGS)


def _two(versions: tuple[str, ...]) -> tuple[tuple[Gathered, Gathered], tuple[str, str]]:
    """Both versions, and what they are called."""
    from ..engine.git import GitError
    from ..revisions import revision

    try:
        match versions:
            case (old, new) if Path(old).exists():
                return (_there(old), _there(new)), (old, new)
            case (name, path):
                old_version, called = revision(name, Path(path))
                return (old_version, _there(path)), (called, f"{path} as it is now")
            case (first, second, path):
                (old_version, before), (new_version, after) = (revision(one, Path(path)) for one in (first, second))
                return (old_version, new_version), (before, after)
    except GitError as fault:
        raise click.UsageError(str(fault)) from None
    raise click.UsageError("name two manuscripts or folders, or one or two revisions and a path")


def _there(path: str) -> Gathered:
    return gathered_of((Path(path),), None, ())


def _summary(redline: Redline) -> Iterator[str]:
    """The changes for the terminal."""
    yield f"{redline.title or redline.edition.slug}: {', '.join(redline.tally.phrases) or 'no words changed'}"
    for one in redline.front:
        yield f"  {one.name}: {one.before or 'none'} → {one.after or 'none'}"
    signs = {"added": "+", "removed": "-", "changed": "~"}
    for work in redline.references:
        yield f"  {signs[work.kind]} {work.key}  {work.words}"
        yield from (f"      {one.name}: {one.before or 'none'} → {one.after or 'none'}" for one in work.fields)
