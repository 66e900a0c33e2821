"""The pages of articles in issues, and what an editor has fixed of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pages:
    """The first and the last page of an article in its issue; 0 and 0 where it has none."""

    first: int = 0
    last: int = 0

    def __str__(self) -> str:
        return f"{self.first}–{self.last}" if self.first != self.last else str(self.first)

    def __bool__(self) -> bool:
        return self.first > 0

    @property
    def count(self) -> int:
        return self.last - self.first + 1 if self else 0


NO_PAGES = Pages()


@dataclass(frozen=True, slots=True)
class Fixed:
    """The pages of a published issue, by the slugs of its articles: they are cited, and move only when an editor says so."""

    name: str  # "5/1"
    pages: tuple[tuple[str, Pages], ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """How many pages an article takes, and the first page that it names itself (0: none)."""

    count: int
    first: int = 0
