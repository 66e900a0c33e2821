"""Citation keys as Markdown reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.place import Lines, Place
from ..model.stages import Copy

# Pandoc's citation keys: a letter, digit or _ first, single punctuation marks inside.
_KEY = re.compile(r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*")
_WORD = re.compile(r"[^\s\[\]{}@;,]+")


def bare_key(key: str) -> str:
    """As much of a key as Markdown takes after an @ without braces."""
    found = _KEY.match(key)
    return found[0] if found else ""


def cut_keys(copy: Copy) -> Iterator[tuple[Place, str]]:
    """Citations in Markdown after which the rest of a library's key stands: the place of what is read, the whole key."""
    known = {entry.key for entry in copy.library.entries if entry.key != bare_key(entry.key)}
    if not known:
        return
    lines = Lines.of(copy.sources.manuscript.path, copy.text)
    for spot in copy.spots:
        start = lines.offset(spot.place.line, spot.place.column)
        if spot.kind != "cite" or copy.text[start + 1 : start + 2] == "{":
            continue
        found = _WORD.match(copy.text, start + 1)
        whole = next((key for key in _shorter(found[0]) if key in known), "") if found else ""
        if len(whole) > len(spot.value):
            yield spot.place, whole


def _shorter(word: str) -> Iterator[str]:
    """The word, and what is left without the marks at its end."""
    while word:
        yield word
        if word[-1].isalnum():
            return
        word = word[:-1]
