"""The names of a library's name list with their places, as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .given_names import GIVEN
from .organisations import TURNED

_MARK = re.compile(r"[{}]|\s+and(?=\s)", re.IGNORECASE)


class NameIn(NamedTuple):
    """A name in raw[start:end]."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=64)  # several rules ask one after the other
def names_in(raw: str) -> tuple[NameIn, ...]:
    """The names that “and” parts outside braces, in their order; empty ones left out."""
    return tuple(_parted(raw))


def _parted(raw: str) -> Iterator[NameIn]:
    if "and" not in raw.lower():
        yield from _named(raw, 0, len(raw))
        return
    depth = start = 0
    for mark in _MARK.finditer(raw):
        if mark[0] in "{}":
            depth = max(0, depth + (1 if mark[0] == "{" else -1))
        elif depth == 0:
            yield from _named(raw, start, mark.start())
            start = mark.end()
    yield from _named(raw, start, len(raw))


def _named(raw: str, start: int, end: int) -> Iterator[NameIn]:
    text = raw[start:end]
    if text.strip():
        left = start + len(text) - len(text.lstrip())
        yield NameIn(text.strip(), left, left + len(text.strip()))


# But the words that end lists, or begin their “and others”.
_WORD = r"(?!(?=[aeuиvyAEUИVY])(?i:and|et|u|и|ve|y)\b)[^\s,;&(){}\[\]=]++"
_FAMILY = _WORD.replace("=]", "=.]")
_NAME = rf"{_FAMILY}(?: {_FAMILY})*+, {_WORD}(?: {_WORD})*+"
# What rules speak of in lists of that form, besides organisations that are turned round and who stands there twice.
_SPOKEN = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀ-Ž\u0370-\u03ab\u0400-\u042f]{2}|[\d/@<>*†‡§¶¹²³⁴-⁹?]|…|\.\.\."
    r"|, (?:Dr|Prof|PD|Mrs?|Ms)\b|(?:Ph\.?D|M\.D|Dr)\.?$|[a-zà-ÿ]{4}\.(?:\s|$)|[a-zà-ÿ][ ~-][A-ZÀ-ÞĀ-Ž]\.,"
)
_PLAIN = re.compile(_NAME)


def plain_names(raw: str) -> bool:
    """Whether a list is of the form “Family, Given and Family, Given”, of which no rule has anything to say."""
    if "  " in raw or not raw.isprintable():
        raw = " ".join(raw.split())
    names = raw.strip().split(" and ")
    return all(map(_plain, names)) and (len(names) == 1 or len(set(names)) == len(names))


@lru_cache(maxsize=200_000)  # names come again and again
def _plain(name: str) -> bool:
    family = name.partition(",")[0].lower()
    if not _PLAIN.fullmatch(name) or _SPOKEN.search(name) or family in TURNED:
        return False
    return " " not in family or family.partition(" ")[0] not in GIVEN  # Jack Goody, Ian Watt


def depth_at(raw: str, offset: int) -> int:
    """How many braces are open before an offset."""
    return raw.count("{", 0, offset) - raw.count("}", 0, offset)


def commas(name: str) -> int:
    """The commas of a name outside braces."""
    count = depth = 0
    for char in name:
        depth += (char == "{") - (char == "}")
        count += char == "," and depth == 0
    return count
