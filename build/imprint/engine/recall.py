"""Remembers what pure functions of bytes gave, the latest ones, up to so many bytes: for processes that stay warm."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recall(Generic[T]):
    """Results by what they were made of; size says how many bytes an entry holds."""

    def __init__(self, most: int, size: Callable[[Hashable, T], int]) -> None:
        self._most, self._size = most, size
        self._held: OrderedDict[Hashable, T] = OrderedDict()
        self._bytes = 0

    def get(self, key: Hashable) -> T | None:
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def put(self, key: Hashable, value: T) -> None:
        """Remember a result; the ones used longest ago give way. One of over half the room is not worth it."""
        size = self._size(key, value)
        if size > self._most // 2 or key in self._held:
            return
        self._held[key] = value
        self._bytes += size
        while self._bytes > self._most:
            self._bytes -= self._size(*self._held.popitem(last=False))
