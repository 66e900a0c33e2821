"""Text between the entries of a library: legal comment text, unless it looks like a lost entry or field."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from .bibtex_tokens import Block, Fault, Scan, uncommented

_FIELD = re.compile(r"[\s,]*([A-Za-z][\w-]*)\s*=\s*(?:[\"{]|\w+\s*[,}]\s*$)")
_LOST_HEAD = re.compile(r"\s*@\s*([A-Za-z]\w*+)[^\n{(@]*,\s*$")
_SET_ASIDE = re.compile(r"[^@]*?\b([A-Za-z]+)\s*\{\s*([^\s,{}=]+)\s*,\s*(?:$|[A-Za-z-]+\s*=)")
_STRAY = re.compile(r"(?=[^}]*})[\s}\]),]++$")


def gap_faults(text: str, found: Scan[Block]) -> Iterator[Fault]:
    """What stands in the gaps: a lost field or entry is an error, a stray brace a warning, other text a note."""
    starts = [block.start for block in found.blocks]
    noted = False
    for span in found.gaps:
        lines = [] if text[span[0] : span[1]].isspace() else list(uncommented(text, span))
        if not lines:
            continue
        index = bisect.bisect_right(starts, span[0]) - 1
        before = found.blocks[index] if index >= 0 and found.blocks[index].end == span[0] else None
        fault = _lost(lines, before)
        if fault:
            yield fault
        elif not noted:
            noted = True
            yield _plain(lines)


def _lost(lines: list[tuple[int, str]], before: Block | None) -> Fault | None:
    """The first line of a gap that looks like a piece of an entry."""
    aside = False
    for offset, line in lines:
        start, end = offset + len(line) - len(line.lstrip()), offset + len(line.rstrip())
        if found := _LOST_HEAD.match(line):
            message = f"@{found.group(1)} has no brace after it, so that this entry is not read"
            return Fault("text-outside-entries", "error", start, end, message, "open it: @book{key,")
        if found := _SET_ASIDE.match(line):
            aside = True
        if aside:
            continue
        if found := _FIELD.match(line):
            return _field(found.group(1), start, end, before)
        if _STRAY.match(line) and before:
            message = "a closing brace too many stands here"
            hint = "delete it, or look for the brace too many in the entry before it"
            related = ((before.end - 1, before.end, "the entry before it closed here"),)
            return Fault("text-outside-entries", "warning", start, end, message, hint, related)
    return None


def _field(name: str, start: int, end: int, before: Block | None) -> Fault:
    message = f"the field {name} stands outside of every entry and is not read"
    hint = "look for a brace too many before it"
    related = ((before.end - 1, before.end, f"the entry {before.key} closed here"),) if before else ()
    return Fault("text-outside-entries", "error", start, end, message, hint, related)


def _plain(lines: list[tuple[int, str]]) -> Fault:
    offset, line = lines[0]
    aside = _SET_ASIDE.match(line)
    message = "text between entries is comment and is not read"
    if aside:
        message = f"the entry {aside.group(2)} has no @ and is not read"
    start = offset + len(line) - len(line.lstrip())
    return Fault(
        "text-outside-entries", "note", start, offset + len(line.rstrip()), message, "a % before it says so to readers"
    )
