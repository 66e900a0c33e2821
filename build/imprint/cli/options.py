"""Options that several commands take, and a help that ends with examples."""

from __future__ import annotations

from pathlib import Path

import click

REPORTS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit")
OUTPUT = click.option("--output-format", type=click.Choice(REPORTS), default="full", help="How findings are printed.")
STYLE = click.option(
    "--csl", metavar="STYLE", help="A citation style in place of the manuscript's: a name or a .csl file."
)
LIBRARY = click.option(
    "--bibliography",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="One more library.",
)
PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]…")


class Examples(click.Command):
    """A command whose help ends with examples, set as they are typed."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            with formatter.section("Examples"):
                formatter.write("".join(f"  {line.strip()}\n" for line in self.epilog.strip().splitlines()))
