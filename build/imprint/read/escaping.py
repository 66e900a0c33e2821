"""Markdown that would send pandoc's parser into exponential time is tamed before it gets there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from .masking import masked

DEEPEST = 4  # brackets in brackets; each further level makes pandoc's work three times as much
# Honest paragraphs have a few marks that open and never close; up to here pandoc is left to judge them.
MOST_OPENERS = 12
MOST_TICKS = 4
MOST_AMPERSANDS = 200
LONGEST_TICKS = 40  # backticks in one run


def tame(text: str) -> str:
    """Escape what only opens (brackets always, emphasis and code where there is much of it), and brackets too deep.

    "We sample from [0, 1)" is an honest sentence, yet eighteen of them in a paragraph keep pandoc 3.9 busy
    for a minute. What is escaped would have been printed as it stands.
    """
    mask = masked(text)
    latex = "\\begin{" in mask  # of LaTeX's tables and formulas they are marks themselves
    escapes: list[int] = []
    for start, block in _paragraphs(mask):
        unclosed, deep = _brackets(block)
        found = {*unclosed, *deep, *_openers(block), *_ticks(block), *_targets(block)}
        found |= {*_angles(block), *_ampersands(block)} if not latex else set()
        escapes += [start + at for at in sorted(found)]
    out, last = [], 0
    for at in sorted({*escapes, *(at for at in _comments(mask) if text.startswith("<", at))}):
        out += [text[last:at], "\\"]
        last = at
    return "".join([*out, text[last:]])


def too_deep(text: str) -> list[int]:
    """Where brackets stand in more than DEEPEST others: the first of each paragraph."""
    found = ((start, _brackets(block)[1]) for start, block in _paragraphs(masked(text)))
    return [start + deep[0] for start, deep in found if deep]


def _paragraphs(mask: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in re.finditer(r"(?:[^\n]+\n?)+", mask)]


def _brackets(block: str) -> tuple[list[int], list[int]]:
    """The '[' that no ']' closes, and both brackets of the pairs that are too deep."""
    if "[" not in block:
        return [], []
    opened: list[int] = []
    pairs: list[tuple[int, int, int]] = []  # depth, and where it opens and closes
    for found in re.finditer(r"\\.|[\[\]]", block, re.S):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            pairs.append((len(opened), opened.pop(), found.start()))
    ignored = frozenset(opened)
    if not pairs or max(pairs)[0] <= DEEPEST:
        return opened, []
    deep = [at for depth, start, end in _settled(pairs, opened) if depth > DEEPEST for at in (start, end)]
    return sorted(ignored), sorted(deep)


def _settled(pairs: list[tuple[int, int, int]], unclosed: list[int]) -> Iterator[tuple[int, int, int]]:
    """The pairs with their depth among pairs alone."""
    for depth, start, end in pairs:
        yield depth - sum(at < start for at in unclosed), start, end


_MARK = re.compile(r"\\.|\*+|_+|~+|\^(?!\[)", re.S)


def _openers(block: str) -> list[int]:
    """The emphasis, subscripts … that open and never close, where there are many of them."""
    if sum(map(block.count, "*_~^")) <= MOST_OPENERS:
        return []
    opened: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    lost: list[tuple[str, int]] = []
    for found in _MARK.finditer(block):
        mark = found[0]
        if mark[0] == "\\":
            continue
        before, after = block[found.start() - 1 : found.start()].strip(), block[found.end() : found.end() + 1].strip()
        if before and waiting[mark]:
            while opened[-1][0] != mark:
                waiting[opened[-1][0]] -= 1
                lost.append(opened.pop())
            opened.pop()
            waiting[mark] -= 1
        elif after:
            opened.append((mark, found.start()))
            waiting[mark] += 1
    lost += opened
    return [at + step for mark, at in lost for step in range(len(mark))] if len(lost) > MOST_OPENERS else []


def _ticks(block: str) -> list[int]:
    """Backticks of code that never ends (what is code is masked here), where there are many runs of them."""
    runs = [found.span() for found in re.finditer(r"(?<!\\)`+", block)]
    return [at for start, end in runs for at in range(start, end)] if len(runs) > MOST_TICKS or _long(runs) else []


def _long(runs: list[tuple[int, int]]) -> bool:
    return any(end - start > LONGEST_TICKS for start, end in runs)


_ANGLE = re.compile(r"\\.|<(?!!--)|>", re.S)
_AMPERSAND = re.compile(r"(?<!\\)&(?!#?\w{1,40};)")


def _angles(block: str) -> list[int]:
    """The '<' that no '>' ends before the next, where there are many: at each, pandoc looks for a tag in all that follows."""
    if block.count("<") <= MOST_OPENERS:
        return []
    lost, opened = [], -1
    for found in _ANGLE.finditer(block):
        if opened >= 0 and found[0] == "<":
            lost.append(opened)
        if found[0] in "<>":
            opened = found.start() if found[0] == "<" else -1
    lost += [opened] if opened >= 0 else []
    return lost if len(lost) > MOST_OPENERS else []


def _ampersands(block: str) -> list[int]:
    """The '&' that begin no name of a character, where there are many."""
    if block.count("&") <= MOST_AMPERSANDS:
        return []
    lost = [found.start() for found in _AMPERSAND.finditer(block)]
    return lost if len(lost) > MOST_AMPERSANDS else []


def _targets(block: str) -> list[int]:
    """The '(' of links whose addresses never end, where there are many."""
    if block.count("](") <= MOST_OPENERS:
        return []
    opened = []
    for found in re.finditer(r"\\.|[()]", block, re.S):
        if found[0] == "(":
            opened.append(found.start())
        elif found[0] == ")" and opened:
            opened.pop()
    lost = [at for at in opened if block[at - 1 : at] == "]"]
    return lost if len(lost) > MOST_OPENERS else []


def _comments(mask: str) -> list[int]:
    """The comments that nothing ends in all that follows (what is masked has them spoilt), where there are many."""
    lost = [found.start() for found in re.finditer(r"(?<!\\) !--", mask)]
    return lost if len(lost) > MOST_OPENERS else []


_SIDE_BY_SIDE = re.compile(r"(?<=\])(?=\[(?:see |cf\. )?-?@)")


def parted(text: str) -> str:
    """Put an empty comment between [@a] and [@b], which pandoc takes for the words and the name of a link."""
    mask = masked(text)
    cuts = [0, *(found.start() for found in _SIDE_BY_SIDE.finditer(mask)), len(text)]
    return "<!-- -->".join(text[start:end] for start, end in pairwise(cuts))
