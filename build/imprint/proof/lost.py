"""Whether runs of words are in an output: a run may be broken by a page's end, but no word of it may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .letters import letters

_PARTS = re.compile(r"\d+|[^\W\d]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SHARE = 0.1  # of the letters, from which on a text counts as written in two directions
_CONTEXT = 8  # words shown from where a run stops

Texts = tuple[str, ...]  # the letters of each page, or of the whole where there are no pages


def lost(runs: Iterable[str], texts: Texts) -> Iterator[str]:
    """The words of the runs that are not in an output, from where each run stops.

    Where much of the text runs from right to left, a page's lines hold two directions, and only words can be looked for.
    """
    whole = "".join(texts)
    mixed = len(_RIGHT_TO_LEFT.findall(whole)) > _SHARE * len(whole)
    for run in runs:
        wanted = letters(run)
        if wanted in whole:
            continue
        if mixed or _RIGHT_TO_LEFT.search(run):
            yield from _words_lost(run, whole)
        elif (reached := _furthest(wanted, texts)) < len(wanted):
            yield _from(run, reached)


def _furthest(wanted: str, texts: Texts) -> int:
    """How many letters stand together, going on from page to page."""
    best = 0
    for start in range(len(texts)):
        at = 0
        for text in texts[start:]:
            step = _prefix(wanted[at:], text)
            at += step
            if at == len(wanted) or not step:
                break
        best = max(best, at)
    return best


def _prefix(wanted: str, text: str) -> int:
    """The length of the longest beginning that is in the text."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in text else (low, middle - 1)
    return low


def _from(run: str, reached: int) -> str:
    """The words of a run from the one in which a number of letters ends."""
    words = run.split()
    at = 0
    while at < len(words) and reached >= len(letters(words[at])):
        reached -= len(letters(words[at]))
        at += 1
    shown = " ".join(words[at : at + _CONTEXT])
    return shown + (" …" if at + _CONTEXT < len(words) else "")


# ---------------------------------------------------------------- two directions of writing in one line


def _words_lost(run: str, text: str) -> Iterator[str]:
    """Words that are missing, wherever: a search gives the parts of a line with two directions in another order."""
    for word in run.split():
        if not all(_there(letters(part), text) for part in _PARTS.findall(word)):
            yield word


def _there(part: str, text: str) -> bool:
    return part in text or (bool(_RIGHT_TO_LEFT.search(part)) and _scrambled(part, text)) or _parted(part, text)


def _scrambled(part: str, text: str) -> bool:
    """Whether the letters stand together in some order: a PDF gives the letters of an Arabic ligature as they are drawn."""
    wanted, size = sorted(part), len(part)
    at = text.find(part[0])
    while at >= 0:
        around = text[max(0, at - size + 1) : at + size]
        if any(sorted(around[i : i + size]) == wanted for i in range(len(around) - size + 1)):
            return True
        at = text.find(part[0], at + 1)
    return False


def _parted(word: str, text: str) -> bool:
    """Whether both halves of a hyphenated word are there."""
    return any(word[:cut] in text and word[cut:] in text for cut in range(3, len(word) - 2))
