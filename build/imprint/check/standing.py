"""Where words stand that a rule knows from the tree alone."""

from __future__ import annotations

from ..model.place import Lines, Place
from ..model.stages import Copy


def standing(copy: Copy, *ways: str) -> Place:
    """The first place of the first of several spellings that the text has; the whole manuscript where it has none."""
    for words in filter(None, ways):
        at = copy.text.find(words)
        if at >= 0:
            return Lines.of(copy.sources.manuscript.path, copy.text).place(at, at + len(words))
    return Place(copy.sources.manuscript.path)
