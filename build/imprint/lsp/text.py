"""The text of a document in parts of whole lines: an edit makes a new text that shares the parts it did not touch."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from ..model.place import Place

T = TypeVar("T")


class Point(NamedTuple):
    """A line and a column of it, in characters, both from 0."""

    line: int
    column: int


class Edit(NamedTuple):
    """Words put in the stead of what stood from start to end; after is where the words end in the new text."""

    start: Point
    end: Point
    after: Point


Cut = Callable[[str], tuple[str, ...]]
_LONE = re.compile(r"\r(?!\n)")


class Part:
    """Lines of a text, and what was read of them."""

    __slots__ = ("_read", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = (0, *(found.end() for found in re.finditer(r"\n", text)))
        self._read: dict[object, Any] = {}

    def read(self, reader: Callable[[str], T]) -> T:
        """What a reader makes of the lines; each reader reads them once."""
        if reader not in self._read:
            self._read[reader] = reader(self.text)
        return self._read[reader]  # type: ignore[no-any-return]

    def known(self, reader: Callable[[str], T]) -> bool:
        """Whether a reader has read the lines already."""
        return reader in self._read

    def point(self, offset: int) -> Point:
        """The point of an offset, counted from the part's first line."""
        line = bisect.bisect_right(self.starts, offset) - 1
        return Point(line, offset - self.starts[line])


def whole(text: str) -> tuple[str, ...]:
    """A text that is not cut."""
    return (text,)


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """The parts and the number of the first line of each; all but the last part end with a line end."""

    parts: tuple[Part, ...]
    tops: tuple[int, ...]
    cut: Cut

    @classmethod
    def of(cls, text: str, cut: Cut = whole) -> Text:
        """A text; a lone carriage return is a line end in LSP, and becomes one here."""
        return cls._of(tuple(map(Part, cut(_settled(text)))), cut)

    @classmethod
    def _of(cls, parts: tuple[Part, ...], cut: Cut) -> Text:
        tops, line = [], 0
        for part in parts:
            tops.append(line)
            line += len(part.starts) - 1
        return cls(parts, tuple(tops), cut)

    def __str__(self) -> str:
        return "".join(part.text for part in self.parts)

    def __iter__(self) -> Iterator[tuple[int, Part]]:
        """The parts, each with the number of its first line."""
        return iter(zip(self.tops, self.parts, strict=True))

    def line(self, number: int) -> str:
        """A line without its end; "" beyond the text."""
        part, start = self.at(Point(number, 0))
        end = part.text.find("\n", start)
        return part.text[start : len(part.text) if end < 0 else end].removesuffix("\r")

    def at(self, point: Point) -> tuple[Part, int]:
        """The part of a point and the offset in it."""
        index, offset = self._found(point)
        return self.parts[index], offset

    def _found(self, point: Point) -> tuple[int, int]:
        index = bisect.bisect_right(self.tops, point.line) - 1
        part, line = self.parts[index], point.line - self.tops[index]
        if line >= len(part.starts):
            return index, len(part.text)
        end = part.starts[line + 1] - 1 if line + 1 < len(part.starts) else len(part.text)
        return index, min(part.starts[line] + point.column, end)

    def _point(self, index: int, offset: int) -> Point:
        point = self.parts[index].point(offset)
        return Point(self.tops[index] + point.line, point.column)

    def edited(self, start: Point, end: Point, words: str) -> tuple[Text, Edit]:
        """The text with words in the stead of a span, and the edit."""
        words, end = _settled(words), max(start, end)
        (first, a), (last, b) = self._found(start), self._found(end)
        start, end = self._point(first, a), self._point(last, b)
        low, high = max(0, first - 1), min(len(self.parts), last + 2)
        before = [part.text for part in self.parts[low:first]] + [self.parts[first].text[:a]]
        behind = [self.parts[last].text[b:]] + [part.text for part in self.parts[last + 1 : high]]
        old = {part.text: part for part in self.parts[low:high]}
        joined = "".join((*before, words, *behind))
        fresh = (
            tuple(old.get(text) or Part(text) for text in self.cut(joined))
            if joined or len(old) == len(self.parts)
            else ()
        )
        lines = words.split("\n")
        after = Point(start.line + len(lines) - 1, len(lines[-1]) + (start.column if len(lines) == 1 else 0))
        return Text._of((*self.parts[:low], *fresh, *self.parts[high:]), self.cut), Edit(start, end, after)


def place(path: str, top: int, part: Part, start: int, end: int) -> Place:
    """The place of a span of a part whose first line has the number top."""
    a, b = part.point(start), part.point(end)
    return Place(path, top + a.line + 1, a.column + 1, top + b.line + 1, b.column + 1)


def _settled(text: str) -> str:
    return _LONE.sub("\n", text) if "\r" in text else text


def moved(where: Place, edit: Edit) -> Place | None:
    """Where a place stands after an edit; None where the edit touched it."""
    start, end = Point(where.line - 1, where.column - 1), Point(where.end_line - 1, where.end_column - 1)
    if end < edit.start or (end == edit.start and start < end):
        return where
    if start < edit.end:
        return None
    a, b = _shifted(start, edit), _shifted(end, edit)
    return Place(where.path, a.line + 1, a.column + 1, b.line + 1, b.column + 1)


def _shifted(point: Point, edit: Edit) -> Point:
    column = point.column - edit.end.column + edit.after.column if point.line == edit.end.line else point.column
    return Point(point.line - edit.end.line + edit.after.line, column)
