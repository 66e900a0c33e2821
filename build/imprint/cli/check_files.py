"""What check changes in files: the edits that mend, and the findings that a baseline accepts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .statuses import FINDINGS, FINE

if TYPE_CHECKING:
    from ..baseline import Compared
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


def rewritten(files: dict[str, bytes], count: int, sources: Sequence[Sources]) -> str:
    """Put the files that changed, by which so many findings are mended; what was done, in a line."""
    from ..checking import texts_of
    from ..putting import rewrite

    before = texts_of(sources)
    if other := rewrite([(_file(path), before[path], after) for path, after in sorted(files.items())]):
        raise click.ClickException(f"{other} was changed meanwhile, and nothing is mended: run the command again")
    many = "1 finding" if count == 1 else f"{count} findings"
    return f"mended {many} in {', '.join(sorted(files))}\n" if files else ""


def accepted_by(path: Path, write: bool) -> bytes | None:
    """What a baseline's file holds; None where it is to be written."""
    from ..files import bytes_of

    data = None if write else bytes_of(path)
    if data is None and not write:
        raise click.UsageError(f"there is no {path}: write it with --write-baseline")
    return data


def _file(path: str) -> Path:
    """The file that findings show by this path: its name may have characters that they cannot show."""
    from ..naming import illegible

    return Path(path) if Path(path).exists() else Path(illegible(path))


def against(found: Diagnostics, path: Path, data: bytes | None) -> tuple[Compared | None, bytes]:
    """The findings beside a baseline, None where the bytes are none; without bytes all are accepted. And the bytes."""
    from ..baseline import baseline, compared
    from ..companions import shown

    folder = shown(path.parent)
    data = baseline(found, folder) if data is None else data
    return compared(found, data, folder), data


def planted(path: Path, data: bytes) -> None:
    """Put a baseline."""
    from ..workspace import plant

    plant(path.parent, [(path.name, data)])
