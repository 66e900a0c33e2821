"""Work that may be dropped: whoever lays out or draws asks before each page whether somebody still wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Dropped(Exception):
    """Nobody wants it any more."""


_dropped: ContextVar[Callable[[], bool]] = ContextVar("is dropped", default=lambda: False)


@contextmanager
def droppable(dropped: Callable[[], bool]) -> Iterator[None]:
    """What is done meanwhile ends with Dropped as soon as this says so."""
    token = _dropped.set(dropped)
    try:
        yield
    finally:
        _dropped.reset(token)


def heed() -> None:
    """Go on, or raise Dropped."""
    if _dropped.get()():
        raise Dropped
