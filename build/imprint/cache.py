"""The cache: bytes by the digest of what they were made of, in a folder or at any URL that fsspec knows."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname
from uuid import uuid4

from .whereabouts import CACHE_TAG

_DIGEST = 32  # bytes before the content: its own SHA-256
_UNUSED = 30 * 86_400  # seconds after which what nobody asked for goes
_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of imprint (https://bford.info/cachedir/): it may be removed at any time.
"""
# What a server is given: it may be slow, but a build does not wait minutes for one that is gone.
_PATIENCE: dict[str, dict[str, Any]] = {
    "s3": {
        "config_kwargs": {
            "connect_timeout": 5, "read_timeout": 15, "retries": {"total_max_attempts": 2}, "max_pool_connections": 64,
        }
    },
}  # fmt: skip
_AT_ONCE = 64  # questions on their way to a server
_LOG = logging.getLogger("imprint")


class Cache(Protocol):
    """What was made before; content is what was put, or nothing. fault says what is wrong with the place, "" if nothing."""

    @property
    def fault(self) -> str: ...

    def get(self, key: str) -> bytes | None: ...

    def get_all(self, keys: Iterable[str]) -> dict[str, bytes]: ...

    def put(self, key: str, content: bytes) -> None: ...

    def put_all(self, contents: Mapping[str, bytes]) -> None: ...


def default_folder() -> Path:
    """Where the cache is unless one is named: imprint/ in the user's folder for caches (XDG Base Directory 0.8)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")) / "imprint"


def open_cache(where: str) -> Cache:
    """The cache of a folder or of a URL (memory://…, s3://…). Raises ValueError where no program knows such URLs."""
    where = url2pathname(urlsplit(where).path) if where.startswith("file://") else where
    return Remote(where) if "://" in where else Local(Path(where) if where else default_folder())


class Local:
    """A folder of files, each with its digest before its content; it says by its tag that it is no source of anything."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with suppress(OSError):  # what cannot be written says so, or is no matter, when something is put
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / CACHE_TAG).exists():
                (folder / CACHE_TAG).write_text(_TAG, encoding="ascii")

    fault = ""  # what is wrong with a folder costs a look at it, not the minutes that a silent server does

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

    def get_all(self, keys: Iterable[str]) -> dict[str, bytes]:
        """What there is of these."""
        return {key: found for key in keys if (found := self.get(key)) is not None}

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

    def put_all(self, contents: Mapping[str, bytes]) -> None:
        """Put several, one after the other: a disk is no faster when it is asked for all at once."""
        for key, content in contents.items():
            self.put(key, content)

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
    """Any file system of fsspec: object stores, memory. What fails there costs the cache, not the build: the first
    failure is told by `fault`, and then the place is left alone, since a server that is gone takes its time each time."""

    def __init__(self, url: str) -> None:
        import fsspec

        self._url, self.fault = url, ""
        self._reads = self._writes = True
        try:
            self._files, self._root = fsspec.core.url_to_fs(url, **_PATIENCE.get(url.partition("://")[0], {}))
        except (ImportError, ValueError) as fault:
            raise ValueError(str(fault)) from None
        if hasattr(self._files, "retries"):
            self._files.retries = 1  # s3fs tries five times what the library below it has tried twice

    def get(self, key: str) -> bytes | None:
        return self.get_all((key,)).get(key)

    def get_all(self, keys: Iterable[str]) -> dict[str, bytes]:
        """What there is of these; where the file system can, all are asked for at once."""
        out, wanted = {}, list(keys)
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            for key, kept in zip(some, self._kept(list(map(self._path, some))) if self._reads else (), strict=False):
                if isinstance(kept, bytes):
                    content = _opened(kept)
                    out.update({} if content is None else {key: content})
                elif not isinstance(kept, FileNotFoundError):
                    self._reads = self._writes = False
                    self._say("is not used", kept)
                    return out
        return out

    def _kept(self, paths: list[str]) -> Iterator[bytes | Exception]:
        """The bytes of files, or why there are none; each file system has errors of its own."""
        if self._files.async_impl:
            for kept in self._files.cat_ranges(paths, None, None, on_error="return"):
                yield kept if isinstance(kept, Exception) else bytes(kept)
            return
        for path in paths:
            try:
                yield bytes(self._files.cat_file(path))
            except Exception as fault:
                yield fault

    def put(self, key: str, content: bytes) -> None:
        self.put_all({key: content})

    def put_all(self, contents: Mapping[str, bytes]) -> None:
        """Put several, at once where the file system can."""
        sealed = {self._path(key): _sealed(content) for key, content in contents.items()}
        try:
            if sealed and self._writes and self._files.async_impl:
                self._files.pipe(sealed)
            for path, content in sealed.items() if self._writes and not self._files.async_impl else ():
                self._files.pipe_file(path, content)
        except Exception as fault:
            self._writes = False
            self._say("cannot be written", fault)

    def _say(self, what: str, fault: Exception) -> None:
        why = f"{fault}".strip() or type(fault).__name__
        self.fault = self.fault or f"the cache at {self._url} {what}, and the build goes on without it: {why}"

    def _path(self, key: str) -> str:
        return f"{self._root.rstrip('/')}/{key[:2]}/{key[2:]}"


class Nowhere:
    """No cache."""

    fault = ""

    def get(self, key: str) -> bytes | None:
        return None

    def get_all(self, keys: Iterable[str]) -> dict[str, bytes]:
        return {}

    def put(self, key: str, content: bytes) -> None:
        return None

    def put_all(self, contents: Mapping[str, bytes]) -> None:
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
