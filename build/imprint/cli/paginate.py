"""imprint paginate: the pages of published issues, fixed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .gathering import cache_of, gathered_of, index_of, told
from .options import Examples
from .statuses import FINDINGS
from .terminal import progress, reported

if TYPE_CHECKING:
    from ..paginating import Ledger, Reckoned
    from ..workspace import Journal


@click.command(cls=Examples, epilog="""imprint paginate 5/1
    imprint paginate 5/1 --dry-run""")  # fmt: skip
@click.argument("issues", nargs=-1, metavar="[ISSUE]…")
@click.option("--dry-run", is_flag=True, help="Say which pages the articles would have, and write nothing.")
def paginate(issues: tuple[str, ...], dry_run: bool) -> None:
    """Fix the pages of issues of the journal of the working folder: all that have none yet, or those named.

    The pages go into pages.toml beside journal.toml. From then on a build does not move them, and says where it would have to.
    """
    from ..building import Way, count_all
    from ..model.diagnostic import Severity

    if not os.path.isfile("journal.toml"):
        raise click.UsageError("there is no journal.toml here: go to the journal's folder")
    gathered = gathered_of((Path("."),), None, ())
    assert gathered.journal
    wanted = _wanted(gathered.journal.ledger, issues)
    cache = cache_of(None, False)
    with progress("counting", len(gathered.sources)):
        counted, said = count_all(gathered, Way(Path("out"), cache=cache, index=index_of(cache)))
    told(cache)
    reckoned = gathered.journal.ledger.reckoned(dict(counted.measures))
    lacking = [one for one in reckoned if one.issue.name in wanted and len(one.pages) < len(one.issue.articles)]
    if lacking:
        wrong = tuple(one for one in said if one.severity is Severity.ERROR)
        click.echo(reported(wrong, gathered.sources, "full", []), nl=False)
        raise click.ClickException(f"issue {lacking[0].issue.name} has articles that cannot be built: no pages are fixed")
    _told(reckoned, wanted)
    if not dry_run:
        _put(gathered.journal, reckoned, wanted)
    sys.exit(FINDINGS if dry_run and any(one.moved for one in reckoned if one.issue.name in wanted) else 0)


def _wanted(ledger: Ledger, named: tuple[str, ...]) -> frozenset[str]:
    """The issues to fix."""
    known, fixed = [one.name for one in ledger.issues], {one.name for one in ledger.fixed}
    for name in named:
        if name not in known:
            raise click.UsageError(f"there is no issue {name}; journal.toml has {', '.join(known) or 'none'}")
    return frozenset(named or (name for name in known if name not in fixed))


def _told(reckoned: tuple[Reckoned, ...], wanted: frozenset[str]) -> None:
    """Each article with its pages, and where it had them before."""
    for one in reckoned:
        before = {slug: pages for slug, pages, _ in one.moved}
        for slug, pages in one.pages if one.issue.name in wanted else ():
            was = f" (was {before[slug]})" if slug in before else ""
            click.echo(f"{one.issue.name}  {pages!s:>9}  {slug}{was}")


def _put(journal: Journal, reckoned: tuple[Reckoned, ...], wanted: frozenset[str]) -> None:
    """Write the record: the issues in the order of journal.toml."""
    from ..model.stages import Artefact
    from ..putting import put
    from ..read.paging import written
    from ..workspace import PAGES

    kept = {one.name: one for one in journal.ledger.fixed}
    fixed = [one.fix if one.issue.name in wanted else kept.get(one.issue.name) for one in reckoned]
    put(journal.root, [Artefact(PAGES, "application/toml", written(one for one in fixed if one))])
