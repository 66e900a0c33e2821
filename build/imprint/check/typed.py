"""A Markdown text as it was typed, beside the words that came of it: what a mark became is known only of both."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model.place import Lines
from ..model.stages import Copy
from ..model.text import Blocks, Text, walk

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)", re.S)


def typed(copy: Copy) -> str:
    """The prose below the front matter: the same length, the same lines; of other formats nothing."""
    return _below(copy.prose) if copy.sources.format == "markdown" else ""


@lru_cache(maxsize=4)  # several rules ask one after the other
def _below(prose: str) -> str:
    found = _FRONT.match(prose)
    return re.sub(r"[^\n]", " ", found[0]) + prose[found.end() :] if found else prose


def lines_of(copy: Copy) -> Lines:
    """The lines of the manuscript's text, which are those of its prose too."""
    return Lines.of(copy.sources.manuscript.path, copy.text)


def printed(body: Blocks) -> str:
    """The words of a text that are printed as words, piece by piece."""
    return "\n".join([node.text for node in walk(body) if isinstance(node, Text)])
