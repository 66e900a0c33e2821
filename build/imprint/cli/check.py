"""imprint check: what is wrong in manuscripts and libraries, and the edits that mend it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .check_files import against, differences, rewritten
from .gathering import cache_of, gathered_of, index_of, looked_at
from .options import LIBRARY, OUTPUT, PATHS, STYLE, Examples, Place
from .statuses import FINDINGS, FINE
from .terminal import colour, progress, reported

if TYPE_CHECKING:
    from ..baseline import Compared
    from ..cache import Cache
    from ..checking import Checkup
    from ..model.diagnostic import Diagnostics
    from ..model.stages import Sources
    from ..online.answers import Answers
    from ..workspace import Gathered


@click.command(cls=Examples, epilog="""imprint check
    imprint check manuscripts/narrow-waters
    imprint check bibliography/trade.bib
    imprint check paper.md --diff
    imprint check --library --baseline accepted.json
    imprint check paper.md --output-format json""")  # fmt: skip
@PATHS
@click.option("--fix", is_flag=True, help="Make the edits that are certain.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the likely edits too.")
@click.option("--online", is_flag=True, help="Ask the network about DOIs and addresses; answers go into lock files.")
@click.option("--library", is_flag=True, help="Judge libraries whole, not only what is cited of them.")
@click.option("--baseline", type=Place(dir_okay=False), help="Findings in this file are accepted.")
@click.option("--write-baseline", is_flag=True, help="Accept all findings as they are now: write --baseline.")
@click.option("--no-cache", is_flag=True, help="Check everything anew, and remember nothing.")
@OUTPUT
@STYLE
@LIBRARY
def check(**options: Any) -> None:
    """Say what is wrong in manuscripts and their libraries, where, and how to mend it.

    A PATH may also be a library (.bib, or CSL JSON): it is judged whole.
    """
    from ..unchanged import Before, Said

    asked = Asked(**options)
    asked.vet()
    cache = cache_of(None, asked.no_cache)
    before = Before(cache, asked.looked_at, None, asked.words) if asked.reads_only else None
    said = before.said() if before else None
    if said is None:
        from ..checking import unswept

        with unswept():
            said = Said(*_checked(asked, cache))
        if before:
            before.note(said)
    click.echo(said.stdout, nl=False, color=colour())
    click.echo(said.stderr, nl=False, err=True)
    sys.exit(said.status)


def _checked(asked: Asked, cache: Cache) -> tuple[str, str, int]:
    """Check and mend; what is to be printed where, and the exit status."""
    from ..checking import mended
    from ..report.summary import summary
    from ..shelving import is_library, shelves

    try:
        books = shelves((path for path in asked.paths if is_library(path)), asked.csl)
    except OSError as fault:
        raise click.UsageError(str(fault)) from None
    rest = tuple(path for path in asked.paths if not is_library(path))
    gathered = gathered_of(rest, asked.csl, asked.bibliography, alone=bool(books))
    fresh = _ask(gathered, books, asked.library) if asked.online else {}
    checkup, found, accepted = _found(asked, gathered, books, fresh, cache)
    lines: list[str] = []
    if asked.mends:
        again = mended(gathered, books, lambda g, b: _found(asked, g, b, fresh, cache)[1], found, asked.unsafe_fixes)
        if asked.diff:
            return differences(again.files, (*gathered.sources, *books))
        lines += rewritten(again, (*gathered.sources, *books))
        gathered, books = again.gathered, again.shelves
        checkup, found, accepted = _found(asked, gathered, books, fresh, cache)
    if asked.output_format == "full":
        lines.append(summary(found, len(gathered.sources), checkup.stopped, not asked.mends))
        lines += [accepted.summary] if accepted else []
    status = FINDINGS if any(one.severity != "note" for one in found) else FINE
    text = reported(found, (*gathered.sources, *books), asked.output_format, checkup.looked_at)
    return text, "".join(f"{line}\n" for line in lines), status


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command check was asked for."""

    paths: tuple[Path, ...]
    fix: bool
    diff: bool
    unsafe_fixes: bool
    online: bool
    library: bool
    baseline: Path | None
    write_baseline: bool
    no_cache: bool
    output_format: str
    csl: str | None
    bibliography: tuple[Path, ...]

    @property
    def mends(self) -> bool:
        return self.fix or self.diff

    @property
    def reads_only(self) -> bool:
        """Whether nothing is written and nobody asked, so that what was said of the same files can be said again."""
        return not (self.mends or self.online or self.write_baseline)

    @property
    def looked_at(self) -> tuple[Path, ...]:
        return (*looked_at(self.paths, self.csl, self.bibliography), *((self.baseline,) if self.baseline else ()))

    @property
    def words(self) -> tuple[object, ...]:
        """Everything that decides on what is said, but the files."""
        names = (*self.paths, self.baseline, self.csl, *self.bibliography)
        return ("check", *map(str, names), len(self.paths), self.library, self.output_format, colour())

    def vet(self) -> None:
        """Refuse what cannot be meant."""
        if self.write_baseline and not self.baseline:
            raise click.UsageError("--write-baseline needs the file's name: --baseline FILE")
        if self.unsafe_fixes and not self.mends:
            raise click.UsageError("--unsafe-fixes goes with --fix or --diff")
        if self.write_baseline and self.mends:
            raise click.UsageError("mend first, then accept the rest: --write-baseline does not go with --fix or --diff")


def _found(
    asked: Asked, gathered: Gathered, books: tuple[Sources, ...], fresh: Answers, cache: Cache
) -> tuple[Checkup, Diagnostics, Compared | None]:
    """The checkup, what of it is to be said, and what the baseline accepts."""
    from ..checking import check_all
    from ..consulting import judged, remembered, subjects
    from ..model.diagnostic import in_order

    with progress("checking", len(gathered.sources)) as step:
        checkup = check_all(gathered, books, asked.library, step, index_of(cache))
    about = subjects(checkup)
    answers = {**remembered(about), **fresh}
    said = in_order((*checkup.found, *judged(about, answers))) if answers else checkup.found
    accepted = against(said, asked.baseline, asked.write_baseline) if asked.baseline else None
    return checkup, accepted.new if accepted else said, accepted


def _ask(gathered: Gathered, books: tuple[Sources, ...], library: bool) -> Answers:
    """Put the questions of what was gathered to the network, and write the answers into the lock files."""
    from ..checking import check_all
    from ..clock import today
    from ..consulting import ask, subjects, tally

    about = subjects(check_all(gathered, books, library))
    with progress("asking", sum(len(one.questions) for one in about)) as step:
        answers = ask(about, today(), step)
    click.echo(tally(about, answers), err=True)
    return answers
