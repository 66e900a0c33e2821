"""imprint check: what is wrong in manuscripts and libraries, and the edits that mend it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .check_files import accepted_by, planted, rewritten
from .gathering import cache_of, gathered_of, index_of, looked_at, told
from .looking import Looking, Verdict
from .options import LIBRARY, OUTPUT, PATHS, STYLE, Examples, Place
from .terminal import colour, progress

if TYPE_CHECKING:
    from ..cache import Cache
    from ..engine.aside import Tell
    from ..indexing import Index
    from ..model.stages import Sources
    from ..online.answers import Answers
    from ..secluded import Material


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
    asked = Asked(**options)
    asked.vet()
    cache = cache_of(None, asked.no_cache)
    stdout, stderr, status = _again(asked, cache) if asked.reads_only and not asked.no_cache else _anew(asked, cache)
    click.echo(stdout, nl=False, color=colour())
    click.echo(stderr, nl=False, err=True)
    told(cache)
    sys.exit(status)


def _again(asked: Asked, cache: Cache) -> tuple[str, str, int]:
    """What was said last time of the same files, otherwise what is said now, remembered."""
    from ..unchanged import Before, Said

    before = Before(cache, asked.looked_at, None, asked.words)
    said = before.said()
    if said is None:
        said = Said(*_anew(asked, cache))
        before.note(said)
    return said


def _anew(asked: Asked, cache: Cache) -> tuple[str, str, int]:
    from ..checking import unswept

    with unswept():
        return _checked(asked, cache)


def _checked(asked: Asked, cache: Cache) -> tuple[str, str, int]:
    """Check and mend; what is to be printed where, and the exit status."""
    from ..consulting import locked
    from ..secluded import Material, secluded
    from ..shelving import is_library, shelves

    try:
        books = shelves((path for path in asked.paths if is_library(path)), asked.csl)
    except OSError as fault:
        raise click.UsageError(str(fault)) from None
    rest = tuple(path for path in asked.paths if not is_library(path))
    material = Material(gathered_of(rest, asked.csl, asked.bibliography, alone=bool(books)), books)
    accepted = accepted_by(asked.baseline, asked.write_baseline) if asked.baseline else None
    index = index_of(cache)
    fresh = _ask(material, asked.library, index) if asked.online else {}
    looking = Looking(asked, fresh, locked(material.sources), accepted, index)
    verdict = Verdict(*secluded(material, looking.judge, index))
    return _carried_out(verdict, asked, material.sources)


def _carried_out(verdict: Verdict, asked: Asked, sources: Sequence[Sources]) -> tuple[str, str, int]:
    """Write what the verdict says; what is to be printed where, and the exit status."""
    if asked.baseline and not verdict.baseline:
        raise click.UsageError(f"{asked.baseline} is no baseline: write it anew with --write-baseline")
    if asked.baseline and asked.write_baseline:
        planted(asked.baseline, verdict.baseline)
    done = rewritten(dict(verdict.files), verdict.count, sources) if asked.fix and not asked.diff else ""
    return verdict.stdout, done + verdict.stderr, verdict.status


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
            raise click.UsageError(
                "mend first, then accept the rest: --write-baseline does not go with --fix or --diff"
            )


def _ask(material: Material, library: bool, index: Index) -> Answers:
    """Put the questions of what was gathered to the network, and write the answers into the lock files."""
    from ..checking import check_all
    from ..clock import today
    from ..consulting import ask, inquiries, plain, subjects, tally
    from ..secluded import secluded

    def questions(of: Material, tell: Tell) -> object:
        return plain(subjects(check_all(of.gathered, of.shelves, library, tell, index)))

    about = inquiries(secluded(material, questions, index))
    with progress("asking", sum(len(one.questions) for one in about)) as step:
        answers = ask(about, today(), step)
    click.echo(tally(about, answers), err=True)
    return answers
