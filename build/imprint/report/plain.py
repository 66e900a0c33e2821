"""Findings as people read them: one line each, or with the source's line and a caret under the fault."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from ..model.diagnostic import Diagnostic, Severity
from ..model.place import Place

Texts = Mapping[str, str]  # path → text, for excerpts

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
WIDTH = 100  # characters of a source line that an excerpt shows


def concise(found: Diagnostic) -> str:
    """A finding in one line."""
    return f"{found.place}: {found.severity}[{found.rule}] {found.message}"


def full(found: Diagnostic, texts: Texts, colour: bool = False) -> str:
    """A finding with its excerpt, its related places and its hint."""
    paint = _paint if colour else _plain
    head = paint(f"{found.severity}[{found.rule}]", _COLOURS[found.severity]) + paint(f": {found.message}", "1")
    lines = [head, *_excerpt(found.place, texts, paint, _COLOURS[found.severity], "")]
    for related in found.related:
        lines += _excerpt(related.place, texts, paint, "1;34", related.message)
    if found.hint:
        lines.append(f"  {paint('=', '1;34')} {paint('help', '1')}: {found.hint}")
    return "\n".join(lines)


def _paint(text: str, code: str) -> str:
    return f"\033[{code}m{text}\033[0m"


def _plain(text: str, code: str) -> str:
    return text


def _excerpt(place: Place, texts: Texts, paint: object, code: str, message: str) -> Iterator[str]:
    assert callable(paint)
    width = len(str(place.line))
    yield f"{' ' * width}{paint('-->', '1;34')} {place}"
    source = texts.get(place.path, "").split("\n")
    if not (source and 0 < place.line <= len(source)) or not source[place.line - 1].strip():
        if message:
            yield f"{' ' * width} {paint('=', '1;34')} {message}"
        return
    line = source[place.line - 1]
    end = place.end_column if place.end_line == place.line else len(line) + 1
    shown, start, stop = window(line.rstrip("\r"), place.column - 1, max(place.column, end - 1))
    bar = paint("|", "1;34")
    yield f"{' ' * width} {bar}"
    yield f"{paint(str(place.line), '1;34')} {bar} {shown}"
    marks = " " * _columns(shown[:start]) + "^" * max(1, _columns(shown[start:stop]))
    yield f"{' ' * width} {bar} {paint(f'{marks} {message}'.rstrip(), code)}"


def window(line: str, start: int, stop: int) -> tuple[str, int, int]:
    """The part of a long line around a span, and where the span is in it; TABs show as blanks."""
    line = line.replace("\t", " ")
    if len(line) <= WIDTH:
        return line, start, stop
    left = max(0, min(start - WIDTH // 3, len(line) - WIDTH))
    right = min(len(line), left + WIDTH)
    before, after = ("…" if left else ""), ("…" if right < len(line) else "")
    shift = len(before) - left
    return before + line[left:right] + after, start + shift, min(stop, right) + shift


def _columns(text: str) -> int:
    """Columns of a terminal: wide East Asian characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
