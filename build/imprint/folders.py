"""Looks into folders: what lies in them, what of it cannot be read, and why."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from .companions import shown
from .files import MAX_FILE, bytes_of
from .model.diagnostic import Diagnostic, Severity
from .model.place import Place

_ALLOW = "let the account that runs imprint read it (chmod, chown)"


def listed(folder: Path) -> tuple[Path, ...] | None:
    """What lies in a folder, sorted; None where this account may not look."""
    try:
        return tuple(sorted(folder.iterdir()))
    except OSError:
        return None


def below(folder: Path) -> Iterator[tuple[Path, bytes | None]]:
    """All files below a folder, sorted, hidden ones left out, with their bytes; None for what cannot be read.

    Links are not followed: they, and folders that this account may not look into, are among what cannot be read.
    """
    shut: list[Path] = []
    found: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=lambda fault: shut.append(Path(str(fault.filename)))):
        links = [one for one in folders if os.path.islink(os.path.join(here, one))]
        folders[:] = [one for one in folders if not one.startswith(".")]
        found += [Path(here) / one for one in (*files, *links) if not one.startswith(".")]
    for path in sorted((*found, *shut)):
        yield path, bytes_of(path)


def unread(path: Path) -> Diagnostic:
    """The finding for something that is there and cannot be read."""
    message, hint = _why(path)
    return Diagnostic("file-not-readable", Severity.ERROR, Place(shown(path)), message, hint)


def _why(path: Path) -> tuple[str, str]:
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            return "this is a link, and links are not followed", "put the file itself in its place"
        if stat.S_ISREG(status.st_mode) and status.st_size > MAX_FILE:
            return f"this has {status.st_size:,} bytes; imprint reads up to {MAX_FILE:,}", "make it smaller, or part it"
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            return "this is no regular file but a pipe, a socket or a device", "put the file itself in its place"
        os.close(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK))
    except OSError as fault:
        return f"this cannot be read: {(fault.strerror or str(fault)).lower()}", _ALLOW
    return "this is not what imprint reads", "put the file itself in its place"
