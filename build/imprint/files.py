"""Opens files: each once, whole, without following a link; only the workspace asks it to."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

from .model.diagnostic import Diagnostic, Diagnostics, Severity
from .model.place import Place
from .model.retraction import Retractions
from .model.stages import NONE_RETRACTED
from .read.retractions import read_retractions

MAX_FILE = 50_000_000  # bytes of one file
MAX_LIBRARY = 250_000_000  # bytes of a library: what a quarter of a million entries take, and a worker's memory holds
MAX_LIST = 500_000_000  # bytes of the list of retracted works


_unsaved: ContextVar[Mapping[Path, bytes]] = ContextVar("unsaved", default=MappingProxyType({}))


@contextmanager
def unsaved(texts: Mapping[Path, bytes]) -> Iterator[None]:
    """As long as this lasts, texts that an editor holds stand for the bytes of their files, by resolved paths."""
    token = _unsaved.set(texts)
    try:
        yield
    finally:
        _unsaved.reset(token)


def held(path: Path) -> bytes | None:
    """What an editor holds of a file and has not saved."""
    texts = _unsaved.get()
    return texts.get(path.resolve()) if texts else None


def bytes_of(path: Path, most: int = 0) -> bytes | None:
    """A regular file's bytes, read once without following a link; None where it is none, or has more than `most`."""
    if (text := held(path)) is not None:
        return text
    most = most or (MAX_LIBRARY if path.suffix.lower() in (".bib", ".bibtex") else MAX_FILE)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    if stat.S_ISDIR(os.fstat(handle).st_mode):  # of which Python makes no file
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        data = file.read(most + 1) if stat.S_ISREG(status.st_mode) and status.st_size <= most else None
        return data if data is not None and len(data) <= most else None  # it may have grown since


def retractions_of(root: Path, name: str, shown: Callable[[Path], str]) -> tuple[Retractions, Diagnostics]:
    """The list of retracted works that a journal names, from its own folder."""
    if not name:
        return NONE_RETRACTED, ()
    path = root / name
    data = bytes_of(path, MAX_LIST) if path.resolve().is_relative_to(root.resolve()) else None
    if data is not None:
        return read_retractions(shown(path), data)
    message = f"there is no list of retracted works {name} in the journal's folder"
    place = Place(shown(root / "journal.toml"))
    return NONE_RETRACTED, (Diagnostic("invalid-journal-setting", Severity.ERROR, place, message, "mend its path"),)
