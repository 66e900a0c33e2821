"""Where the keys of a TOML file stand: the standard library's reader tells values, not lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.place import Place

_HEAD = re.compile(r"\s*\[\[?\s*([\w.\"'/-]+)\s*\]")
_KEY = re.compile(r"(\s*)([\"']?)([\w-]+)\2\s*[=.]")


@dataclass(frozen=True, slots=True)
class TomlText:
    """The text of journal.toml, to find the lines of its keys."""

    path: str
    lines: tuple[str, ...]

    def place(self, table: str, key: str = "", index: int = 0) -> Place:
        """The place of a key in the index-th table of a name (or of the table's head), else the start of the file."""
        return next((place for place in self._found(table, key, index)), Place(self.path, 1, 1, 1, 2))

    def _found(self, table: str, key: str, index: int) -> Iterator[Place]:
        current, seen = "", -1
        for number, line in enumerate(self.lines, 1):
            if head := _HEAD.match(line):
                current = head[1].strip("\"'")
                seen += current == table
                if current == table and seen == index and not key:
                    yield Place(self.path, number, 1, number, len(line.rstrip()) + 1)
            elif current == table and (not table or seen == index) and (found := _KEY.match(line)) and found[3] == key:
                yield Place(self.path, number, len(found[1]) + 1, number, len(line.rstrip()) + 1)
