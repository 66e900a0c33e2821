"""imprint doctor, lsp and explain: the machine, an editor's server, the manual of the rules."""

from __future__ import annotations

import sys

import click

from .options import Examples
from .statuses import FINDINGS, FINE


@click.command()
def doctor() -> None:
    """Say what imprint finds on this machine, and what would mend what it does not."""
    from ..doctor import examine

    findings = examine()
    for one in findings:
        click.echo(f"{'ok     ' if one.ok else 'missing'}  {one.name:24} {one.detail}")
        if not one.ok and one.remedy:
            click.echo(f"{'':9}{one.remedy}")
    sys.exit(FINE if all(one.ok or not one.needed for one in findings) else FINDINGS)


@click.command(cls=Examples, epilog="imprint lsp")
@click.option("--stdio", is_flag=True, help="Speak on standard input and output, as it does in any case.")
def lsp(stdio: bool) -> None:
    """Serve an editor by the Language Server Protocol: findings as you type, completion of keys, hover, rename."""
    from ..lsp.server import serve

    sys.exit(serve())


@click.command(cls=Examples, epilog="""imprint explain unknown-key
    imprint explain""")  # fmt: skip
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Print a rule's manual page, or the names of all rules."""
    from ..check import pages

    known = pages()
    if rule is None:
        for name, text in known:
            click.echo(f"{name:32} {text.strip().splitlines()[0]}")
        return
    page = dict(known).get(rule)
    if page is None:
        from difflib import get_close_matches

        near = get_close_matches(rule, [name for name, _ in known], 3)
        raise click.UsageError(f"there is no rule {rule}" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    click.echo(f"# {rule}\n\n{page.strip()}")
