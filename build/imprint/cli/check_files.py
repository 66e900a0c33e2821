"""What check changes in files: the edits that mend, and the findings that a baseline accepts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .statuses import FINDINGS, FINE

if TYPE_CHECKING:
    from ..baseline import Compared
    from ..checking import Amended
    from ..model.diagnostic import Diagnostics
    from ..model.stages import Sources


def differences(files: dict[str, bytes], sources: Sequence[Sources]) -> tuple[str, str, int]:
    """What would be changed; the status says whether anything would."""
    from ..checking import texts_of
    from ..mending import difference

    before = texts_of(sources)
    text = "".join(difference(path, before[path], after) for path, after in sorted(files.items()))
    what = f"would change: {', '.join(sorted(files))}" if files else "there is nothing that can be mended by itself"
    return text, f"{what}\n", FINDINGS if files else FINE


def rewritten(again: Amended, sources: Sequence[Sources]) -> list[str]:
    """Put the files that changed; what was done, in words."""
    from ..checking import texts_of
    from ..files import rewrite

    before = texts_of(sources)
    for path, after in sorted(again.files.items()):
        if not rewrite(Path(path), before[path], after):
            raise click.ClickException(f"{path} was changed meanwhile, and is left as it is: run the command again")
    many = "1 finding" if again.count == 1 else f"{again.count} findings"
    return [f"mended {many} in {', '.join(sorted(again.files))}"] if again.files else []


def against(found: Diagnostics, path: Path, write: bool) -> Compared:
    """The findings that a baseline does not accept; with write, all are accepted from now on."""
    from ..baseline import baseline, compared
    from ..companions import shown
    from ..files import bytes_of
    from ..workspace import plant

    folder = shown(path.parent)
    if write:
        plant(path.parent, [(path.name, baseline(found, folder))])
    data = bytes_of(path)
    if data is None:
        raise click.UsageError(f"there is no {path}: write it with --write-baseline")
    accepted = compared(found, data, folder)
    if accepted is None:
        raise click.UsageError(f"{path} is no baseline: write it anew with --write-baseline")
    return accepted
