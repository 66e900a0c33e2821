"""Where the metadata of a Markdown text stand, in YAML or TOML, and the body without them, on the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_OPEN = re.compile(r"---[ \t\r]*$")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t\r]*$")
_ASSIGNED = re.compile(r"[ \t]*(?:\[\[?[\w.]+\]|[\w\"'.-]+[ \t]*=)")
_KEY = re.compile(r"""(?:[\w.-][\w .()/-]{0,60}|"[^"]{1,60}"|'[^']{1,60}')[ \t]*:(?:[ \t]|$)""")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of metadata: its text (without the fences), the line in the file on which that begins, and its offset."""

    text: str
    line: int
    offset: int
    toml: bool = False


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A part of pandoc's title block: title, author or date."""

    key: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Split:
    """Metadata and body; the body has the line numbers of the whole text, the metadata's lines being empty."""

    blocks: tuple[Block, ...]
    titles: tuple[TitleLine, ...]
    body: str


@lru_cache(maxsize=64)
def split(text: str) -> Split:
    """Part a Markdown text as pandoc does (User's Guide, "Metadata blocks").

    A block opens with --- at the start of the text or after an empty line, has no empty line next, closes with ---
    or ..., and its first line reads as a key; else its --- are thematic breaks and stay in the body.
    """
    lines = text.split("\n")
    titles, after = _title_block(lines)
    first = _toml(lines)
    spans = [*([(0, first)] if first else ()), *_spans(lines, first + 1 if first else after)]
    blocks = tuple(_block(lines, start, end) for start, end in spans)
    blank = set(range(after)) | {number for start, end in spans for number in range(start, end + 1)}
    body = "\n".join("" if number in blank else line for number, line in enumerate(lines))
    return Split(blocks, titles, body)


def never_closed(text: str) -> bool:
    """Whether metadata begin at the top of a text, and no line closes them."""
    lines = text.split("\n")
    return _opens(lines, 0) and not _closing(lines, 1)


def _block(lines: list[str], start: int, end: int) -> Block:
    offset = sum(len(line) + 1 for line in lines[: start + 1])
    return Block("\n".join((*lines[start + 1 : end], "")), start + 2, offset, lines[end].startswith("+"))


def _toml(lines: list[str]) -> int:
    """The line that closes metadata in TOML at the top of a text (Hugo, Zola), or 0."""
    if lines[0].lstrip("\ufeff").rstrip() != "+++" or not any(_ASSIGNED.match(line) for line in lines[1:12]):
        return 0
    return next((number for number, line in enumerate(lines) if number and line.rstrip() == "+++"), 0)


def _spans(lines: list[str], after: int) -> Iterator[tuple[int, int]]:
    """First and last line (fences included, from 0) of each block."""
    number, fence = after, ""
    while number < len(lines):
        line = lines[number]
        fence = _fence(line, fence)
        end = 0 if fence or not _opens(lines, number) else _closing(lines, number + 1)
        if end:
            yield number, end
        number = (end or number) + 1


def _fence(line: str, inside: str) -> str:
    """The fence of the code block that this line opens or goes on with, or nothing."""
    found = _FENCE.match(line)
    if not found:
        return inside
    if not inside:
        return found[1]
    closes = found[1][0] == inside[0] and len(found[1]) >= len(inside) and not found[2].strip()
    return "" if closes else inside


def _opens(lines: list[str], number: int) -> bool:
    first = lines[number].lstrip("\ufeff") if number == 0 else lines[number]
    if not _OPEN.match(first) or (number and lines[number - 1].strip()):
        return False
    following = next((line for line in lines[number + 1 :] if not line.startswith("#")), "")
    top = not any(line.strip("\ufeff \t") for line in lines[:number])
    if top and number + 1 < len(lines) and _CLOSE.match(lines[number + 1]):
        return True  # an empty block at the top
    if not lines[number + 1 : number + 2] or not lines[number + 1].strip():
        return False
    if top and any(_KEY.match(line) for line in _paragraph(lines, number + 1)):
        return True  # a line that is no key belongs to the metadata all the same, and is a fault of theirs
    return bool(_KEY.match(following)) or (top and following.lstrip()[:1] in "{\"'?&!")


def _paragraph(lines: list[str], start: int) -> Iterator[str]:
    return takewhile(lambda line: line.strip() and not _CLOSE.match(line), islice(lines, start, None))


def _closing(lines: list[str], start: int) -> int:
    """The line that closes a block, or 0."""
    return next((number for number in range(start, len(lines)) if _CLOSE.match(lines[number])), 0)


def _title_block(lines: list[str]) -> tuple[tuple[TitleLine, ...], int]:
    """Pandoc's title block: up to three parts that begin with %, continued by lines that begin with a space."""
    found: list[TitleLine] = []
    number = 0
    for key in ("title", "author", "date"):
        start = number
        if number >= len(lines) or not re.match(r"\ufeff?%(?:[ \t]|$)", lines[number]):
            break
        number += 1
        while number < len(lines) and lines[number][:1] in (" ", "\t") and lines[number].strip():
            number += 1
        parts = (lines[start].lstrip("\ufeff")[1:], *lines[start + 1 : number])
        found.append(TitleLine(key, "\n".join(part.strip() for part in parts).strip(), start + 1))
    return tuple(found), number
