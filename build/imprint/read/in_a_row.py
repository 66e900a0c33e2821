"""Where a text that brought its reader to a limit repeats itself most: there it probably is."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RUN = re.compile(r"(\S.{0,5}?)\1{99,}", re.S)


@dataclass(frozen=True, slots=True)
class Row:
    """Signs, how often they stand there one after the other, and from where."""

    signs: str
    times: int
    at: int


def in_a_row(text: str) -> Row | None:
    """The longest stretch of the same few signs; None where nothing stands a hundred times in a row."""
    longest = max(_RUN.finditer(text), key=lambda found: len(found[0]), default=None)
    return Row(longest[1], len(longest[0]) // len(longest[1]), longest.start()) if longest else None
