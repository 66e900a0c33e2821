"""A job as parcels in a shared cache: what many jobs have in common is there once, and only a name has to travel."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache
from typing import Any

from .cache import Cache, open_cache
from .model.packing import pack, unpack
from .model.stages import ANY, NONE_RETRACTED
from .pipeline import Design, Job

_LARGE = 1_000  # bytes of a file from which it gets a parcel of its own


class Missing(Exception):
    """The shared cache does not give back what was put into it: it is full, or not the same for all."""


class Sender:
    """Puts jobs into a cache; values that are the same object in several jobs are packed once."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._sent: dict[int, tuple[object, str]] = {}  # the value is held, so that its id stays its own

    def send(self, job: Job) -> str:
        """Put a job by; its key."""
        sources = job.sources
        files = tuple(one if len(one.data) < _LARGE else self._part(one) for one in (*sources.files, *sources.shared))
        design = (job.design.templates, job.design.stylesheets, job.design.profile)
        parts = (files, len(sources.files), self._part(sources.glyphs), self._part(sources.retractions))
        looks = tuple(map(self._part, design))
        bare = replace(sources, files=(), shared=(), glyphs=ANY, retractions=NONE_RETRACTED)
        return self._put(pack((bare, parts, looks, job.formats, job.folders, job.proof, job.papers)))

    def _part(self, value: object) -> str:
        known = self._sent.get(id(value))
        if known is None:
            known = self._sent[id(value)] = value, self._put(pack(value))
        return known[1]

    def _put(self, data: bytes) -> str:
        key = hashlib.sha256(b"parcel" + data).hexdigest()
        self._cache.put(key, data)
        return key


def received(key: str, where: str) -> Job:
    """The job of a key, from the cache at a URL or in a folder. Raises Missing."""
    bare, parts, looks, *rest = _fetched(key, where)
    files, count, glyphs, retractions = parts
    whole = tuple(_part(one, where) if isinstance(one, str) else one for one in files)
    given = {"glyphs": _part(glyphs, where), "retractions": _part(retractions, where)}
    sources = replace(bare, files=whole[:count], shared=whole[count:], **given)
    return Job(sources, rest[0], Design(*(_part(one, where) for one in looks)), *rest[1:])


def _fetched(key: str, where: str) -> Any:
    data = opened(where).get(key)
    if data is None:
        raise Missing(where)
    return unpack(data)


@lru_cache(maxsize=256)
def _part(key: str, where: str) -> Any:
    return _fetched(key, where)


@lru_cache(maxsize=4)
def opened(where: str) -> Cache:
    """The cache of a URL or folder, once in a process."""
    return open_cache(where)
