"""imprint preview: the article in the browser while it is written."""

from __future__ import annotations

from pathlib import Path

import click

from .ending import heard
from .options import Examples, Place


@click.command(cls=Examples, epilog="""imprint preview
    imprint preview manuscripts/narrow-waters --open
    imprint preview paper.md --port 8080""")  # fmt: skip
@click.argument("path", type=Place(exists=True), default=".", metavar="[PATH]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; any free one by default.")
@click.option("--open", "show", is_flag=True, help="Open the browser.")
def preview(path: Path, port: int, show: bool) -> None:
    """Show a journal, an article or a manuscript in the browser while it is written.

    Each save is set anew within a moment: text, printed pages and findings. Only this machine can see it.
    """
    from ..serve import bound, preview

    try:
        listening = bound(port)
    except OSError as fault:
        raise click.UsageError(f"port {port} cannot be had: {fault.strerror}; leave --port out to get a free one") from fault
    preview(path, listening, show, lambda address: click.echo(f"{address}  (Ctrl-C ends it)"))
    heard()  # it ends as it is asked to
