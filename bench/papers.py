"""The papers of a folder: one manuscript in each of its folders, copied where the systems may write."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paper:
    """A manuscript's file in a folder of its own."""

    name: str
    folder: Path
    text: str

    @property
    def path(self) -> Path:
        return self.folder / self.text


def papers(source: Path, into: Path, most: int = 0) -> tuple[Paper, ...]:
    """Copies of the papers, in the order of their names; at most so many, spread evenly over all, where most is given."""
    found = [(one, text) for one in sorted(source.iterdir()) if one.is_dir() for text in sorted(one.glob("*.md"))[:1]]
    if most and len(found) > most:
        found = [found[at * len(found) // most] for at in range(most)]
    return tuple(_copied(folder, text, into) for folder, text in found)


def _copied(folder: Path, text: Path, into: Path) -> Paper:
    target = into / folder.name
    shutil.copytree(folder, target, copy_function=shutil.copyfile)
    for path in (target, *target.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return Paper(folder.name, target, text.name)
