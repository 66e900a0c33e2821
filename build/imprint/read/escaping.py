"""Markdown that would send pandoc's parser into exponential time is tamed before it gets there."""

from __future__ import annotations

import re

from .masking import masked


def tame(text: str) -> str:
    """Escape every '[' that no ']' closes within its paragraph.

    "We sample from [0, 1)" is an honest sentence, yet eighteen of them in a paragraph keep pandoc 3.9 busy
    for a minute.
    """
    mask = masked(text)
    escapes = [start + at for start, block in _paragraphs(mask) for at in _unclosed(block)]
    out, last = [], 0
    for at in escapes:
        out += [text[last:at], "\\"]
        last = at
    return "".join([*out, text[last:]])


def _paragraphs(mask: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in re.finditer(r"(?:[^\n]+\n?)+", mask)]


def _unclosed(block: str) -> list[int]:
    opened: list[int] = []
    for found in re.finditer(r"\\.|[\[\]]", block, re.S):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            opened.pop()
    return opened
