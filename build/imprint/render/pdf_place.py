"""Where words of the source stand on the pages: found by their letters, which setting leaves as they are."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.printing import Remark
from .pdf_lines import Line

# What stands in a source and never on a page: citations, targets and attributes, comments, tags, commands, formulas.
_SILENT = re.compile(
    r"<!--.*?-->|\^\[(?:[^\[\]]|\[[^\[\]]*\])*\]|\[[^\[\]]*@[^\[\]]*\]|@[\w:.#$%&+?<>~/-]+|(?<=\])\([^()\s]*\)|\{[^{}]*\}|<[^<>]+>"
    r"|\\[a-zA-Z]+\*?(?:\[[^\]]*\])?|\$[^$\n]+\$|https?://\S+|%[^\n]*$",
    re.S | re.M,
)
_RUNS = (48, 32, 22, 14, 9)  # letters that are looked for, the longest first


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of all lines in a row, and where each line's begin."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Letters:
        kept, starts, parts, length = [], [], [], 0
        for line in lines:
            if letters := _letters(line.text):
                kept.append(line)
                starts.append(length)
                parts.append(letters)
                length += len(letters)
        return cls("".join(parts), tuple(starts), tuple(kept))

    def line(self, remark: Remark) -> Line | None:
        """The line where a remark's place is, by the letters before it or after it; None where they are nowhere."""
        before, after = (_letters(_SILENT.sub(" ", words)) for words in (remark.before, remark.after))
        for count in _RUNS:
            for wanted, shift in ((before[-count:], -1), (after[:count], 0)):
                if len(wanted) == count and self.text.count(wanted) == 1:
                    at = self.text.index(wanted) + (count - 1 if shift else 0)
                    return self.lines[bisect.bisect_right(self.starts, at) - 1]
        return None


def _letters(words: str) -> str:
    return "".join(_lettered(words))


def _lettered(words: str) -> Iterator[str]:
    yield from (letter for letter in words.casefold() if letter.isalpha())
