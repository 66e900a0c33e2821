"""An article as it was in a revision: its files and its journal's laid out in a folder that is gone afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from .companions import MAX_FILES
from .engine.git import GitError, Held, repository
from .engine.scratch import scratch
from .files import MAX_FILE
from .model.place import Place
from .model.stages import SourceFile, Sources
from .workspace import Gathered, gather, shipped

_MOST = 300_000_000  # bytes of all files together


def revision(name: str, path: Path) -> tuple[Gathered, str]:
    """What a path held in a revision, and what the revision is called: its name and its commit. Raises GitError."""
    found = repository(path)
    commit = found.commit(name)
    inside = PurePosixPath(os.path.relpath(os.path.abspath(path), found.root))
    files = found.files(commit)
    wanted = _wanted(files, inside)
    if not wanted:
        raise GitError(f"there is no {path} in {name}")
    if len(wanted) > MAX_FILES or sum(one.size for one in wanted) > _MOST:
        raise GitError(f"{path} has more files in {name} than imprint reads: name the article's own folder")
    with _laid_out(wanted, found.contents(wanted)) as folder:
        gathered = gather([folder / inside], shipped("styles"))
        return _renamed(gathered, f"{folder}/", f"{name}:"), f"{name} ({commit[:9]})"


def _wanted(files: tuple[Held, ...], path: PurePosixPath) -> tuple[Held, ...]:
    """The files of the article's folder, and of its journal what all articles share."""
    single = any(one.name == str(path) for one in files)
    folder = path.parent if single else path
    names = {one.name for one in files}
    root = next((one for one in (folder, *folder.parents) if str(one / "journal.toml") in names), None)
    return tuple(one for one in files if one.size <= MAX_FILE and _needed(PurePosixPath(one.name), folder, root))


def _needed(name: PurePosixPath, folder: PurePosixPath, root: PurePosixPath | None) -> bool:
    if name.is_relative_to(folder):
        return True
    if root is None or not name.is_relative_to(root):
        return False
    inside = name.relative_to(root)
    return inside.parts[0] != "manuscripts" or inside.parts[:2] == ("manuscripts", "authors")


@contextmanager
def _laid_out(files: tuple[Held, ...], contents: tuple[bytes, ...]) -> Iterator[Path]:
    with scratch() as home:
        folder = Path(home).resolve()
        for one, data in zip(files, contents, strict=True):
            target = folder / one.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        yield folder


def _renamed(gathered: Gathered, before: str, after: str) -> Gathered:
    """Paths as findings show them: the revision's name and the path in it, as git writes them."""

    def path(text: str) -> str:
        return text.replace(before, after, 1) if text.startswith(before) else text

    def file(one: SourceFile) -> SourceFile:
        return replace(one, path=path(one.path))

    def place(one: Place) -> Place:
        return replace(one, path=path(one.path))

    def article(one: Sources) -> Sources:
        files, shared = tuple(map(file, one.files)), tuple(map(file, one.shared))
        return replace(one, manuscript=file(one.manuscript), files=files, shared=shared)

    said = tuple(replace(one, place=place(one.place)) for one in gathered.said)
    return replace(gathered, sources=tuple(map(article, gathered.sources)), said=said)
