"""imprint specimen: everything that a design sets, in every design."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from .options import Examples, Place
from .statuses import FINDINGS, FINE
from .terminal import reported


@click.command(cls=Examples, epilog="""imprint specimen
    imprint specimen --design modern --out specimen""")  # fmt: skip
@click.option("--design", "designs", multiple=True, metavar="NAME", help="One of the designs; all of them by default.")
@click.option("--out", type=Place(file_okay=False), default="out/specimen", show_default=True, help="Where to.")
def specimen(designs: tuple[str, ...], out: Path) -> None:
    """Set a page of everything in the designs of the journal of the working folder, or in those that imprint ships.

    As PDF, EPUB, web page and pictures of the printed pages: what to look at after each change in styles/.
    """
    from ..model.diagnostic import Diagnostic, Severity
    from ..specimen import specimens
    from ..workspace import Gathered, designs_of, put, shipped
    from .gathering import gathered_of

    gathered = gathered_of((), None, ()) if os.path.isfile("journal.toml") else Gathered(())
    known = designs_of(gathered.journal.shared if gathered.journal else shipped("styles"))
    for name in designs:
        if name not in known:
            raise click.UsageError(f"there is no design {name}; there are {', '.join(known)}")
    said: list[Diagnostic] = []
    for built in specimens(gathered.journal, designs or known):
        said += built.said
        for path in put(out, built.artefacts):
            click.echo(path)
    click.echo(reported(tuple(dict.fromkeys(said)), (), "full", []), nl=False)
    sys.exit(FINDINGS if any(one.severity is Severity.ERROR for one in said) else FINE)
