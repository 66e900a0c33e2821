"""Of a large library the entries that a manuscript may cite, each whole, with the lines on which they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ..model.stages import SourceFile

_BLOCK = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*@[ \t]*(\w+)[ \t]*([{(]?)[ \t]*([^,\s{}()=]*)", re.MULTILINE)
_IDS = re.compile(rb"(?i)\bids\s*=\s*[{\"]([^{}\"]*)")
_ALIASES = (b"ids", b"IDS", b"Ids")  # how the name of that field is written
_NAMED = re.compile(rb"(?i)\b(?:crossref|xref|xdata|entryset|related)\s*=\s*[{\"]([^{}\"]*)")
_SHARED = re.compile(rb"(?i)\bxdata\s*=\s*([^\s{},\"]+)")  # single values: xdata=key-field-2
_BARE = re.compile(rb"[=#]\s*([^\W\d][^\s{}\",#=()]*)")  # where a value may be the name of a string
_NOBODYS = frozenset((b"preamble", b"comment"))
_SAYS = b"imprint:"  # a remark between entries that is meant for the next one (allowing.py)

_MOST_ODD = 50  # blocks whose braces do not match, in a library that is still read by parts

Find = Callable[[frozenset[str]], Iterable["Span"]]


class Span(NamedTuple):
    """A block of a library: its first and last byte, and the number of its first line, from 1."""

    start: int
    stop: int
    line: int


def blocks(data: bytes) -> tuple[tuple[str, Span], ...] | None:
    """The blocks of a BibTeX library by the keys that they are found by, folded: an entry's own, "@" and a string's name.

    What stands between them is nobody's, but for remarks to imprint: these are of the block that follows.
    A block whose braces do not match may spoil its neighbours for their readers: the key of one finds all of them.
    None where blocks cannot be told apart: many such ones, an @comment that is open, or not UTF-8.
    """
    try:
        if "\0" in data.decode("utf-8"):  # UTF-16 without its mark
            return None
    except UnicodeDecodeError:
        return None
    marks = list(_BLOCK.finditer(data))
    ends = [*(mark.start() for mark in marks[1:]), len(data)][: len(marks)]
    found: list[tuple[tuple[str, ...], Span]] = []
    odd: list[int] = []
    line, counted, gap = 1, 0, 0
    remarked, aliased = _SAYS in data, any(ids in data for ids in _ALIASES)  # quicker than looking for them in each block
    for mark, end in zip(marks, ends, strict=True):
        start = mark.start()
        even = data.count(b"{", start, end) == data.count(b"}", start, end)
        if not even and (mark[1].lower() in _NOBODYS or len(odd) >= _MOST_ODD):
            return None
        if mark[1].lower() in _NOBODYS:
            continue
        if remarked and data.find(_SAYS, gap, start) >= 0:
            start = gap
        line, counted = line + data.count(b"\n", counted, start), start
        gap = (data.rfind(b")" if mark[2] == b"(" else b"}", mark.end(), end) + 1 or end) if even else end
        odd += [] if even else [len(found)]
        found.append((_keys(data, mark, gap, aliased), Span(start, gap, line)))
    alone = [(key, span) for keys, span in found for key in keys]
    return tuple(dict.fromkeys((*alone, *_together(found, odd))))


def _together(found: list[tuple[tuple[str, ...], Span]], odd: list[int]) -> Iterator[tuple[str, Span]]:
    """Of each odd block and its neighbours every key with the spans of all."""
    for at in odd:
        near = found[max(0, at - 1) : at + 3]
        yield from ((key, span) for keys, _ in near for key in keys for _, span in near)


def _keys(data: bytes, mark: re.Match[bytes], end: int, aliased: bool) -> tuple[str, ...]:
    key = mark[3].decode().casefold()
    if mark[1].lower() == b"string":
        return (f"@{key}",)
    written = aliased and any(data.find(ids, mark.end(), end) >= 0 for ids in _ALIASES)
    if written and (others := _IDS.search(data, mark.end(), end)):
        return (key, *(one.strip().casefold() for one in others[1].decode().split(",") if one.strip()))
    return (key,)


def extract(file: SourceFile, find: Find, keys: frozenset[str]) -> SourceFile:
    """The part of a library with the entries of the keys, those that these inherit from or are made of, and their strings."""
    wanted: set[Span] = set()
    asked: set[str] = set()
    asking = {key.casefold() for key in keys}
    while asking:
        found = set(find(frozenset(asking))) - wanted
        wanted |= found
        asked |= asking
        asking = {key for span in found for key in _inherited(file.data[span.start : span.stop])} - asked
    spans = sorted(wanted)
    parts = [file.data[span.start : span.stop].rstrip() + b"\n" for span in spans]
    lines = [span.line + at for span, part in zip(spans, parts, strict=True) for at in range(part.count(b"\n"))]
    return SourceFile(file.name, file.path, b"".join(parts), (*lines, lines[-1] + 1 if lines else 1))


def _inherited(block: bytes) -> Iterator[str]:
    for found in _NAMED.finditer(block):
        yield from (one.strip().casefold() for one in found[1].decode("utf-8", "replace").split(",") if one.strip())
    for found in _SHARED.finditer(block):
        parts = found[1].decode("utf-8", "replace").casefold().split("-")
        yield from ("-".join(parts[:count]) for count in range(1, len(parts)))
    yield from (f"@{found[1].decode('utf-8', 'replace').casefold()}" for found in _BARE.finditer(block))
