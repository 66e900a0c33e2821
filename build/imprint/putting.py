"""Puts artefacts into a folder: each whole or not at all, whatever is killed, full, or done by another build meanwhile."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from .files import MAX_LIST, bytes_of
from .model.stages import Artefact

_FEW = 8  # files that are flushed one by one
_LIBC = ctypes.CDLL(None, use_errno=True)
_ASIDE = re.compile(r"\.tmp-(?:(\d+)-)?[0-9a-f]{32}")
_WHY = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "it is on a disk that is read only",
    errno.EACCES: "it may not be written",
    errno.EPERM: "it may not be written",
    errno.ENOTDIR: "there is a file where its folder should be",
    errno.EEXIST: "there is a file where its folder should be",
    errno.ELOOP: "it is a link, and links are not followed",
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


def put(folder: Path, artefacts: Iterable[Artefact], within: Path | None = None) -> list[Path]:
    """Write artefacts below a folder: all aside, flushed to the disk, then each renamed to its place.

    A file that is as it should be is not touched. Artefacts that come one after the other are not held together.
    Another build into the same folder waits meanwhile. The folder, or the one that it is within, may be a link; below that,
    none is followed. Raises PutError.
    """
    return put_together([(folder, artefacts)], within)


def put_together(parts: Iterable[tuple[Path, Iterable[Artefact]]], within: Path | None = None) -> list[Path]:
    """Put artefacts into many folders, no two of one name, at the price of one: the disk is waited for once. Raises PutError."""
    written, targets = _Written(), list[Path]()
    folder = Path()
    try:
        with ExitStack() as held:
            held.callback(written.remove)
            for folder, artefacts in sorted(parts, key=lambda one: one[0]):  # who waits for whom is the same in every build
                locked = False
                for artefact in artefacts:
                    target = folder / artefact.name
                    targets.append(target)
                    if bytes_of(target, len(artefact.data)) == artefact.data:
                        continue
                    _straight(within or folder, target.parent)
                    if not locked:
                        folder.mkdir(parents=True, exist_ok=True)
                        held.enter_context(_alone(folder))
                        locked = True
                    written.write(target, artefact.data)
            written.settle()
    except OSError as fault:
        raise PutError(folder, fault) from fault
    return targets


def _straight(folder: Path, parent: Path) -> None:
    """No link between a folder and one within it: it may lead to files that no build may touch."""
    for one in (parent, *parent.parents):
        if one == folder:
            return
        if one.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(one))


def rewrite(changes: Sequence[tuple[Path, bytes, bytes]]) -> Path | None:
    """Put other bytes into files, which keep their permissions: into all or none. Each change is a path, before and after.

    Where one does not hold the bytes from before any more, it is named, and nothing is done. Raises PutError, of a file.
    """
    written, path = _Written(), Path()
    try:
        with ExitStack() as held:
            held.callback(written.remove)
            for folder in sorted({path.parent for path, _, _ in changes}):
                held.enter_context(_alone(folder))
            for path, _, after in changes:
                written.write(path, after, stat.S_IMODE(path.stat().st_mode))
            other = next((path for path, before, _ in changes if bytes_of(path, MAX_LIST) != before), None)
            if other is None:
                written.settle()
            return other
    except OSError as fault:  # in a later step of many files, the last of them stands for all
        raise PutError(path, OSError(fault.errno, fault.strerror)) from fault


class _Written:
    """Files written aside, and where they belong."""

    def __init__(self) -> None:
        self._asides: dict[Path, Path] = {}
        self._parents: set[Path] = set()

    def write(self, target: Path, data: bytes, mode: int | None = None) -> None:
        if target.parent not in self._parents:
            self._parents.add(target.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
            _sweep(target.parent)
        aside = target.with_name(f".tmp-{os.getpid()}-{uuid4().hex}")
        self._asides[aside] = target
        _write(aside, data, mode)

    def settle(self) -> None:
        """Each to its place, once all are on the disk; a name is there when its folder is (fsync(2))."""
        _flush(self._asides)
        for aside, target in self._asides.items():
            aside.replace(target)
        _flush(sorted(self._parents))

    def remove(self) -> None:
        for aside in self._asides:
            with suppress(OSError):
                aside.unlink(missing_ok=True)


def _write(path: Path, data: bytes, mode: int | None = None) -> None:
    with path.open("xb") as file:
        if mode is not None:
            os.fchmod(file.fileno(), mode)
        file.write(data)


def _flush(paths: Collection[Path]) -> None:
    """Wait until files or folders are on the disk: each for itself, or many with all that their disks hold (syncfs(2))."""
    flush: Callable[[int], object] = os.fsync
    if len(paths) > _FEW and hasattr(_LIBC, "syncfs"):
        paths, flush = {os.stat(path).st_dev: path for path in paths}.values(), _sync_disk
    for path in paths:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            flush(handle)
        finally:
            os.close(handle)


def _sync_disk(handle: int) -> None:
    if _LIBC.syncfs(handle):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


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
