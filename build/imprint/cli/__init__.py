"""Arguments → call → exit status: the commands, one table."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import click

from .. import __version__
from .build import build
from .check import check
from .diff import diff
from .ending import heed, let_go
from .journal import init, new, style
from .machine import doctor, explain, lsp
from .paginate import paginate
from .preview import preview
from .specimen import specimen
from .statuses import BUG, FINDINGS, INTERRUPTED

COMMANDS = (check, build, diff, paginate, preview, specimen, init, new, style, doctor, lsp, explain)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="imprint")
def cli() -> None:
    """Manuscripts with citations become checked, numbered, print-ready editions.

    A PATH is a journal's folder (with journal.toml), an article's folder, or a single manuscript; without one, the
    journal of the working folder.

    Shell completion: eval "$(_IMPRINT_COMPLETE=bash_source imprint)" (or zsh_source, fish_source).
    """


for _command in COMMANDS:
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> Any:
    """Run the command; a fault of imprint's own is said in one sentence, with the trace on request."""
    gc.set_threshold(100_000, 20, 50)  # what is loaded stays: to look through it for circles again and again finds none
    heed()
    try:
        cli.main(args=list(arguments) if arguments is not None else None, prog_name="imprint", standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except (KeyboardInterrupt, click.Abort) as fault:
        ended = fault.__cause__ or fault  # click makes an Abort of it
        let_go(ended)
        with suppress(OSError):  # the terminal may be gone
            click.echo("imprint: interrupted. What was finished stays, and the same command goes on from there.", err=True)
        sys.exit(getattr(ended, "status", INTERRUPTED))
    except Exception as fault:
        if said := _of_the_machine(fault):
            click.echo(f"imprint: {said}", err=True)
            sys.exit(FINDINGS)
        if "IMPRINT_TRACE" in os.environ:
            raise
        click.echo(f"imprint: internal error: {_worded(fault)} (set IMPRINT_TRACE=1 for the trace)", err=True)
        sys.exit(BUG)


def _worded(fault: Exception) -> str:
    from ..engine.aside import Broken

    return str(fault) if isinstance(fault, Broken) else f"{type(fault).__name__}: {fault}"


def _of_the_machine(fault: Exception) -> str:
    """What the machine or the journal's design denied, in a sentence; "" where it is a fault of imprint's own."""
    from ..putting import PutError
    from ..render.templates import Unusable

    if isinstance(fault, OSError) and (fault.filename or isinstance(fault, FileNotFoundError)):  # os.getcwd() names none
        return f"{fault.filename or 'the working folder'} cannot be used: {(fault.strerror or str(fault)).lower()}."
    return f"{fault}." if isinstance(fault, PutError | Unusable) else ""
