"""Puts artefacts into a folder: each whole or not at all, whatever is killed, full, or done by another build meanwhile."""

from __future__ import annotations

import errno
import fcntl
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from .files import bytes_of
from .model.stages import Artefact

_ASIDE = re.compile(r"\.tmp-(?:(\d+)-)?[0-9a-f]{32}")
_WHY = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "it is on a disk that is read only",
    errno.EACCES: "it may not be written",
    errno.EPERM: "it may not be written",
    errno.ENOTDIR: "there is a file where its folder should be",
    errno.EEXIST: "there is a file where its folder should be",
    errno.EISDIR: "there is a folder of that name",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EIO: "the disk is damaged",
    errno.EFBIG: "it is larger than files may be",
}


class PutError(Exception):
    """Why an artefact could not be written; what stood in its place still does."""

    def __init__(self, folder: Path, fault: OSError) -> None:
        why = _WHY.get(fault.errno or 0, fault.strerror or str(fault))
        path = Path(fault.filename2 or fault.filename or folder)
        shown = folder if _ASIDE.fullmatch(path.name) else path
        super().__init__(f"{shown} cannot be written: {why}. What was there before is still there, and whole")


def put(folder: Path, artefacts: Iterable[Artefact]) -> list[Path]:
    """Write artefacts below a folder: all aside, flushed to the disk, then each renamed to its place.

    A file that is as it should be is not touched. Artefacts that come one after the other are not held together.
    Another build into the same folder waits meanwhile. Raises PutError.
    """
    targets: list[Path] = []
    asides: dict[Path, Path] = {}  # what is written, where it belongs
    parents: set[Path] = set()
    try:
        with ExitStack() as held:
            for artefact in artefacts:
                target = folder / artefact.name
                targets.append(target)
                if bytes_of(target, len(artefact.data)) == artefact.data:
                    continue
                if not asides:
                    folder.mkdir(parents=True, exist_ok=True)
                    held.enter_context(_alone(folder))
                    held.callback(_remove, asides)
                if target.parent not in parents:
                    parents.add(target.parent)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    _sweep(target.parent)
                aside = target.with_name(f".tmp-{os.getpid()}-{uuid4().hex}")
                asides[aside] = target
                _write(aside, artefact.data)
            for aside, target in asides.items():
                aside.replace(target)
            for parent in sorted(parents):
                _flush(parent)
    except OSError as fault:
        raise PutError(folder, fault) from fault
    return targets


def _remove(asides: Iterable[Path]) -> None:
    for aside in asides:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """A name is on the disk when its folder is (fsync(2))."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: it goes with the process, and leaves no file."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):  # some network disks have no locks; the names of the asides are distinct all the same
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what killed builds left."""
    with os.scandir(folder) as entries:
        left = [entry.path for entry in entries if (name := _ASIDE.fullmatch(entry.name)) and not _lives(name[1])]
    for path in left:
        with suppress(OSError):
            os.unlink(path)


def _lives(process: str | None) -> bool:
    if process is None or int(process) == os.getpid():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True
