"""The cache: bytes by the digest of what they were made of, in a folder or at any URL that fsspec knows."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from pathlib import Path
from typing import Protocol
from uuid import uuid4

_DIGEST = 32  # bytes before the content: its own SHA-256
_UNUSED = 30 * 86_400  # seconds after which what nobody asked for goes
_LOG = logging.getLogger("imprint")


class Cache(Protocol):
    """What was made before; content is what was put, or nothing."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, content: bytes) -> None: ...


def default_folder() -> Path:
    """Where the cache is unless one is named: imprint/ in the user's folder for caches (XDG Base Directory 0.8)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")) / "imprint"


def open_cache(where: str) -> Cache:
    """The cache of a folder or of a URL (memory://…, s3://…). Raises ValueError where no program knows such URLs."""
    return Remote(where) if "://" in where else Local(Path(where) if where else default_folder())


class Local:
    """A folder of files, each with its digest before its content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        path = self._path(key)
        try:
            kept = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        content = _opened(kept)
        if content is None:
            path.unlink(missing_ok=True)
        return content

    def put(self, key: str, content: bytes) -> None:
        """A full disk or a folder that may not be written costs the cache, not the build."""
        path = self._path(key)
        aside = path.with_name(f".tmp-{uuid4().hex}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(_sealed(content))
            aside.replace(path)
        except OSError as fault:
            _LOG.info("the cache cannot be written: %s", fault)
            _unlink(aside)

    def prune(self) -> None:
        """Remove what was not asked for in a month; looked at once a day."""
        stamp = self.folder / "pruned"
        now = time.time()
        try:
            if stamp.exists() and now - stamp.stat().st_mtime < 86_400:
                return
            stamp.touch()
        except OSError:
            return
        for path in self.folder.glob("??/*"):
            try:
                if now - path.stat().st_mtime > _UNUSED:
                    path.unlink()
            except OSError:
                continue

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


class Remote:
    """Any file system of fsspec: object stores, memory; what fails there costs the cache, not the build."""

    def __init__(self, url: str) -> None:
        import fsspec

        try:
            self._files, self._root = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError) as fault:
            raise ValueError(str(fault)) from None

    def get(self, key: str) -> bytes | None:
        try:
            kept = self._files.cat_file(self._path(key))
        except Exception:  # each file system has errors of its own; nothing kept is nothing lost
            return None
        return _opened(bytes(kept))

    def put(self, key: str, content: bytes) -> None:
        try:
            self._files.makedirs(self._path(key).rsplit("/", 1)[0], exist_ok=True)
            self._files.pipe_file(self._path(key), _sealed(content))
        except Exception as fault:
            _LOG.info("the cache cannot be written: %s", fault)

    def _path(self, key: str) -> str:
        return f"{self._root.rstrip('/')}/{key[:2]}/{key[2:]}"


class Nowhere:
    """No cache."""

    def get(self, key: str) -> bytes | None:
        return None

    def put(self, key: str, content: bytes) -> None:
        return None


NOWHERE = Nowhere()


def _sealed(content: bytes) -> bytes:
    return hashlib.sha256(content).digest() + content


def _opened(kept: bytes) -> bytes | None:
    """The content, unless it is damaged."""
    content = kept[_DIGEST:]
    return content if hashlib.sha256(content).digest() == kept[:_DIGEST] else None


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
