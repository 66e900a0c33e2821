"""Findings as people read them: one line each, or with the source's line and a caret under the fault."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from ..model.diagnostic import Diagnostic, Severity
from ..model.place import Place

Texts = Mapping[str, str]  # path → text, for excerpts

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
WIDTH = 100  # columns of an excerpt's line where the width of the terminal is not known
_LEAST = 20  # columns of an excerpt's words, however narrow the terminal
# What would command a terminal or turn its words around, and the sign that stands for it: pictures of the C0 controls.
_CONTROLS = {code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)} | {127: "\u2421"}
_TURNING = {**dict.fromkeys((*range(0x80, 0xA0), 0x061C, *range(0x2028, 0x202F), *range(0x2066, 0x206A)), "\ufffd")}
_VISIBLE = _CONTROLS | _TURNING


def visible(text: str) -> str:
    """Words of an author's that leave the terminal as it is: controls show as signs of one column."""
    return text.translate(_VISIBLE)


def concise(found: Diagnostic) -> str:
    """A finding in one line."""
    return visible(f"{found.place}: {found.severity}[{found.rule}] {found.message}".replace("\n", " "))


def full(found: Diagnostic, texts: Texts, colour: bool = False, width: int = WIDTH) -> str:
    """A finding with its excerpt, its related places and its hint; width is the terminal's, in columns."""
    paint = _paint if colour else _plain
    head = paint(f"{found.severity}[{found.rule}]", _COLOURS[found.severity])
    lines = [head + paint(f": {visible(found.message)}", "1")]
    gutter = max(len(str(one.line)) for one in (found.place, *(other.place for other in found.related)))
    room = max(_LEAST, width - gutter - 3)

    def excerpt(place: Place, code: str, message: str) -> Iterator[str]:
        line = _line(place, texts)
        return _excerpt(place, line, paint, code, visible(message), gutter, room)

    lines += excerpt(found.place, _COLOURS[found.severity], "")
    for related in found.related:
        lines += excerpt(related.place, "1;34", related.message)
    if found.hint:
        lines.append(f"{' ' * gutter} {paint('=', '1;34')} {paint('help', '1')}: {visible(found.hint)}")
    return "\n".join(lines)


def _paint(text: str, code: str) -> str:
    return f"\033[{code}m{text}\033[0m"


def _plain(text: str, code: str) -> str:
    return text


def _line(place: Place, texts: Texts) -> str:
    """The line of a place, "" where there is none."""
    source = _lines(texts.get(place.path, ""))
    return source[place.line - 1].rstrip("\r") if 0 < place.line <= len(source) else ""


@lru_cache(maxsize=8)  # a library with thousands of findings is parted once
def _lines(text: str) -> list[str]:
    return text.split("\n")


def _excerpt(
    place: Place, line: str, paint: Callable[[str, str], str], code: str, message: str, gutter: int, room: int
) -> Iterator[str]:
    blank, bar = " " * gutter, paint("|", "1;34")
    yield f"{blank}{paint('-->', '1;34')} {visible(str(place))}"
    if not line.strip():
        if message:
            yield f"{blank} {paint('=', '1;34')} {message}"
        return
    end = place.end_column if place.end_line == place.line else len(line) + 1
    shown, start, stop = window(line, place.column - 1, max(place.column, end - 1), room)
    yield f"{blank} {bar}"
    yield f"{paint(f'{place.line:>{gutter}}', '1;34')} {bar} {shown}"
    marks = " " * _columns(shown[:start]) + "^" * max(1, _columns(shown[start:stop]))
    yield f"{blank} {bar} {paint(f'{marks} {message}'.rstrip(), code)}"


def window(line: str, start: int, stop: int, width: int = WIDTH) -> tuple[str, int, int]:
    """The part of a long line around a span, of so many columns, and where the span is in it; TABs show as blanks."""
    line = visible(line.replace("\t", " "))
    if len(line) <= width and _columns(line) <= width:
        return line, start, stop
    left = max(0, _before(line, start, width // 3))
    right = _behind(line, left, width - (left > 0))
    if right < len(line):
        right = _behind(line, left, width - (left > 0) - 1)
    else:
        left = _before(line, len(line), width - 1)
    before, after = ("…" if left else ""), ("…" if right < len(line) else "")
    shift = len(before) - left
    return before + line[left:right] + after, start + shift, min(stop, right) + shift


def _before(line: str, end: int, columns: int) -> int:
    """Where the words begin that fill so many columns before an end."""
    at = end
    while at > 0 and (columns := columns - _columns(line[at - 1])) >= 0:
        at -= 1
    return at


def _behind(line: str, start: int, columns: int) -> int:
    """Where the words end that fill so many columns from a start."""
    at = start
    while at < len(line) and (columns := columns - _columns(line[at])) >= 0:
        at += 1
    return at


def _columns(text: str) -> int:
    """Columns of a terminal: wide East Asian characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
