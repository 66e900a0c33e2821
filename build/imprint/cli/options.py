"""Options that several commands take, and a help that ends with examples."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

REPORTS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit")
OUTPUT = click.option("--output-format", type=click.Choice(REPORTS), default="full", help="How findings are printed.")


class Place(click.Path):
    """A path that leads somewhere: links that lead back to themselves are said as wrong usage."""

    def __init__(self, *, exists: bool = False, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(exists=exists, file_okay=file_okay, dir_okay=dir_okay, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        try:
            path.resolve()
        except (OSError, RuntimeError):  # Python 3.13 has an OSError for it
            self.fail(f"{str(value)!r} is a link that leads back to itself", param, ctx)
        return path


STYLE = click.option(
    "--csl", metavar="STYLE", help="A citation style in place of the manuscript's: a name or a .csl file."
)
LIBRARY = click.option(
    "--bibliography",
    multiple=True,
    type=Place(exists=True, dir_okay=False),
    help="One more library.",
)
PATHS = click.argument("paths", nargs=-1, type=Place(), metavar="[PATH]…")


class Examples(click.Command):
    """A command whose help ends with examples, set as they are typed."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            with formatter.section("Examples"):
                formatter.write("".join(f"  {line.strip()}\n" for line in self.epilog.strip().splitlines()))
