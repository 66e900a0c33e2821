"""Of a large library the entries that a manuscript may cite, each whole, with the lines on which they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..model.stages import SourceFile

_BLOCK = re.compile(rb"^[ \t]*@[ \t]*(\w+)[ \t]*[{(][ \t]*([^,\s{}()]*)", re.MULTILINE)
_IDS = re.compile(rb"\bids\s*=\s*[{\"]([^{}\"]*)")
_NAMED = re.compile(rb"(?i)\b(?:crossref|xref|xdata|entryset|related)\s*=\s*[{\"]([^{}\"]*)")
_ALWAYS = frozenset((b"string", b"preamble", b"comment"))

Find = Callable[[frozenset[str]], Iterable["Span"]]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A block of a library: its first and last byte, and the number of its first line, from 1."""

    start: int
    stop: int
    line: int


def blocks(data: bytes) -> tuple[tuple[str, Span], ...] | None:
    """The blocks of a BibTeX library by the keys that they are found by, folded; "" finds those that everybody needs.

    A block reaches to the next one. None where blocks cannot be told apart: braces that do not match, or not UTF-8.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    marks = list(_BLOCK.finditer(data))
    ends = [mark.start() for mark in marks[1:]] + [len(data)]
    out: list[tuple[str, Span]] = []
    line = 1 + data.count(b"\n", 0, marks[0].start() if marks else 0)
    if marks and marks[0].start():
        out.append(("", Span(0, marks[0].start(), 1)))
    for mark, end in zip(marks, ends, strict=True):
        start = mark.start()
        if data.count(b"{", start, end) != data.count(b"}", start, end):
            return None
        span = Span(start, end, line)
        out += [(key, span) for key in _keys(data, mark, end)]
        line += data.count(b"\n", start, end)
    return tuple(out)


def _keys(data: bytes, mark: re.Match[bytes], end: int) -> Iterator[str]:
    if mark[1].lower() in _ALWAYS:
        yield ""
        return
    yield mark[2].decode().casefold()
    if data.find(b"ids", mark.end(), end) >= 0 and (others := _IDS.search(data, mark.end(), end)):
        yield from (one.strip().casefold() for one in others[1].decode().split(",") if one.strip())


def extract(file: SourceFile, find: Find, keys: frozenset[str]) -> SourceFile:
    """The part of a library with the entries of the keys, and those that these inherit from or are made of."""
    wanted: set[Span] = set(find(frozenset(("",))))
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
