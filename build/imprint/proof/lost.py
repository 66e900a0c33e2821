"""Whether runs of words are in an output: a run may be broken by a page's end, but no word of it may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .letters import letters

_PARTS = re.compile(r"\d+|[^\W\d]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


def lost(runs: Iterable[str], text: str) -> tuple[str, ...]:
    """The words of the runs that are not in an output's letters, each stretch of them with its neighbours."""
    return tuple(stretch for run in runs for stretch in _lost(run, text))


def _lost(run: str, text: str) -> Iterator[str]:
    if letters(run) in text:
        return
    words = [word for word in re.split(r"\s+", run) if letters(word)]
    at, missing = 0, []
    while at < len(words):
        reach = _reach(words, at, text)
        if reach == at:
            missing.append(at)
        at = max(reach, at + 1)
    yield from _stretches(words, missing)


def _reach(words: list[str], start: int, text: str) -> int:
    """Up to which word the words from the start stand together in the text; a word cut by a page's end counts."""
    low, high = start, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if "".join(map(letters, words[start:middle])) in text:
            low = middle
        else:
            high = middle - 1
    return low if low > start or not _in_parts(words[start], text) else start + 1


def _in_parts(word: str, text: str) -> bool:
    """Whether a word is there in parts: hyphenated at a page's end, or put in another order by two directions of writing."""
    return _parted(letters(word), text) or all(_there(letters(part), text) for part in _PARTS.findall(word))


def _there(part: str, text: str) -> bool:
    return part in text or (bool(_RIGHT_TO_LEFT.search(part)) and _scrambled(part, text))


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


def _stretches(words: list[str], missing: list[int]) -> Iterator[str]:
    """Neighbouring missing words as one."""
    at = 0
    while at < len(missing):
        end = at
        while end + 1 < len(missing) and missing[end + 1] - missing[end] <= 1:
            end += 1
        yield " ".join(words[missing[at] : missing[end] + 1])
        at = end + 1
