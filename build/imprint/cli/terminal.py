"""What a terminal shows: findings with their excerpts, colours, a bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.diagnostic import Diagnostics
    from ..model.stages import Sources


def reported(
    found: Diagnostics, sources: Sequence[Sources], output_format: str, looked_at: Sequence[str] = ()
) -> str:
    from shutil import get_terminal_size

    from ..report import Format, report
    from ..report.plain import WIDTH

    texts = _texts(sources, found) if output_format == "full" else {}
    columns = get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    return report(found, texts, Format(output_format), colour(), looked_at, columns)


def colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _texts(sources: Sequence[Sources], found: Diagnostics) -> dict[str, str]:
    """The texts that excerpts of findings are taken from."""
    shown = {one.path for finding in found for one in (finding.place, *(other.place for other in finding.related))}
    files = {file.path: file for one in sources for file in (one.manuscript, *one.files, *one.shared)}
    return {
        path: file.data.decode("utf-8", "replace").removeprefix("\ufeff")
        for path, file in files.items()
        if path in shown and b"\0" not in file.data[:512]
    }


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, nothing on a pipe."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda name: bar.update(task, advance=1, description=f"{what} {name[:32]:32}")
