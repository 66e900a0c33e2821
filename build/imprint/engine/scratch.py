"""Folders for converters that work on files, locked while in use: one without a lock was left by a killed build."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

PREFIX = "imprint-"


@contextmanager
def scratch() -> Iterator[str]:
    """A new folder of one's own, gone afterwards with all that is in it; and gone what killed processes left of theirs."""
    _swept(os.getpid())
    folder, handle = _held()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _held() -> tuple[str, int]:
    """A new folder and its lock; another one where somebody swept it away between the two."""
    while True:
        folder = tempfile.mkdtemp(prefix=PREFIX)
        try:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.path.isdir(folder):
            return folder, handle
        os.close(handle)


@cache
def _swept(_: int) -> int:
    """The sweep of a process: one, since the machine's folder may hold thousands of names."""
    return sweep()


def sweep() -> int:
    """Remove the folders that killed builds left in the machine's folder for such things; says how many."""
    return sum(_removed(one) for one in Path(tempfile.gettempdir()).glob(f"{PREFIX}????????"))


def _removed(folder: Path) -> bool:
    """Whether it was nobody's and is gone: its lock went with the process that held it."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        if os.fstat(handle).st_uid != os.geteuid():
            return False
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
