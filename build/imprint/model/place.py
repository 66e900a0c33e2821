"""Where something stands in a source file."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from functools import lru_cache

_LINE_END = re.compile(r"\n")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span in a text file: lines and columns count characters from 1, the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def holds(self, other: Place) -> bool:
        """Whether the other place begins within this one."""
        start = (other.line, other.column)
        return self.path == other.path and (self.line, self.column) <= start < (self.end_line, self.end_column)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Lines:
    """A text and where its lines start, to turn offsets into places and places into words."""

    path: str
    starts: tuple[int, ...]
    text: str = field(default="", repr=False, compare=False)

    @classmethod
    @lru_cache(maxsize=4)  # many ask about the same text
    def of(cls, path: str, text: str) -> Lines:
        """The lines of a text."""
        return cls(path, (0, *[found.end() for found in _LINE_END.finditer(text)]), text)

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of text[start:end]; without an end, of one character."""
        line, column = self._position(start)
        end_line, end_column = self._position(start + 1 if end is None else end)
        return Place(self.path, line, column, end_line, end_column)

    def words(self, place: Place) -> str:
        """What stands at a place of this text."""
        return self.text[self.offset(place.line, place.column) : self.offset(place.end_line, place.end_column)]

    def offset(self, line: int, column: int) -> int:
        return self.starts[min(line, len(self.starts)) - 1] + column - 1

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
