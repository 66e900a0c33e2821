"""Comments in a library that set findings aside for one entry: ``% imprint: allow rule: reason``."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..model.diagnostic import Allowed
from ..model.place import Lines
from .bibtex_tokens import Block

_RULE = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_COMMENT = re.compile(
    rf"%[ \t]*imprint:[ \t]*allow[ \t]+(?P<rules>{_RULE}(?:[ \t]*,[ \t]*{_RULE})*)"
    r"(?:[ \t]*[:(–—]|[ \t]+-{1,3}[ \t]|[ \t]|$)(?P<reason>[^\n]*)",
    re.MULTILINE,
)


def allowances(text: str, blocks: Sequence[Block], lines: Lines) -> Mapping[int, tuple[Allowed, ...]]:
    """By the start of an entry, what a comment in it, or between it and the entry before, sets aside."""
    found: dict[int, list[Allowed]] = defaultdict(list)
    if "imprint:" not in text:
        return {}
    ends = [block.end for block in blocks]
    for comment in _COMMENT.finditer(text):
        index = bisect.bisect_right(ends, comment.start())
        if index == len(blocks):
            continue
        entry = lines.place(blocks[index].start, blocks[index].end)
        reason = comment["reason"].strip(" \t\r()")
        for rule in re.finditer(_RULE, comment["rules"]):
            start = comment.start("rules") + rule.start()
            found[blocks[index].start].append(Allowed(rule[0], reason, entry, lines.place(start, start + len(rule[0]))))
    return {start: tuple(some) for start, some in found.items()}
