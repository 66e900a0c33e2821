"""Where the keys of a TOML file stand: the standard library's reader tells values, not lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..model.place import Place

_HEAD = re.compile(r"\s*\[\[?\s*([\w.\"'/-]+)\s*\]")
_KEY = re.compile(r"(\s*)([\"']?)([\w-]+)\2\s*[=.]")


@dataclass(frozen=True, slots=True)
class TomlText:
    """A TOML file's keys with their places, by table, number of that table, and key ("" for the table's head)."""

    path: str
    places: Mapping[tuple[str, int, str], Place]

    @classmethod
    def of(cls, path: str, text: str) -> TomlText:
        """The places in a text; of two keys of a name the first counts."""
        places: dict[tuple[str, int, str], Place] = {}
        current, counts = "", {"": 0}
        for number, line in enumerate(text.splitlines(), 1):
            end = len(line.rstrip()) + 1
            if head := _HEAD.match(line):
                current = head[1].strip("\"'")
                counts[current] = counts.get(current, -1) + 1
                places[current, counts[current], ""] = Place(path, number, 1, number, end)
            elif found := _KEY.match(line):
                place = Place(path, number, len(found[1]) + 1, number, end)
                places.setdefault((current, counts[current], found[3]), place)
        return cls(path, places)

    def place(self, table: str, key: str = "", index: int = 0) -> Place:
        """The place of a key in the index-th table of a name (or of the table's head), else the start of the file."""
        return self.places.get((table, index if table else 0, key), Place(self.path, 1, 1, 1, 2))
