"""Words where two directions of writing meet in a line: a page gives the parts of such a line in another order.

They are counted: each word of the output answers for one of the text, wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .letters import EDGE, words_of

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_TURNS = re.compile("[\u0590-\u08ff]+|[^\u0590-\u08ff]+")
_SHARE = 0.1  # of the letters, from which on a text counts as written in two directions
_TRIES = 200  # words that are looked for within others
_MOST = 4  # pieces into which lines and marks divide a word


def in_two_directions(text: str) -> bool:
    """Whether so much of a text runs from right to left that its lines hold both directions."""
    return len(_RIGHT_TO_LEFT.findall(text)) > _SHARE * len(text)


def uncounted(strands: Sequence[str], output: str) -> Iterator[str]:
    """The words of the strands that an output has less often than they have."""
    left = Counter(map(_key, _words(output)))
    tries = _TRIES
    for strand in strands:
        for word in strand.split():
            parts = [part for piece in word.split(EDGE) for part in _words(piece)]
            missing = [part for part in parts if not _taken(part, left, _MOST)]
            tries -= bool(missing)
            if missing and (tries < 0 or not all([_torn(part, left) for part in missing])):
                yield word.replace(EDGE, "")


def _words(text: str) -> Iterator[str]:
    """Words, each of one direction."""
    for word in words_of(text):
        yield from _TURNS.findall(word)


def _key(word: str) -> str:
    """What two words have in common that are one: the letters of an Arabic ligature come as they are drawn."""
    return "".join(sorted(word)) if _RIGHT_TO_LEFT.match(word) else word


def _taken(word: str, left: Counter[str], most: int) -> bool:
    """Take a word from what is left, whole or in pieces."""
    for cut in range(len(word), 0, -1) if most else ():
        key = _key(word[:cut])
        if left[key] > 0:
            left[key] -= 1
            if cut == len(word) or _taken(word[cut:], left, most - 1):
                return True
            left[key] += 1
    return False


def _torn(word: str, left: Counter[str]) -> bool:
    """Take a word from another that it stands beside without a blank: the parts of a line may meet anywhere."""
    around = next((one for one, count in left.items() if count > 0 and (one.startswith(word) or one.endswith(word))), "")
    if around:
        left[around] -= 1
        left[around.removeprefix(word) if around.startswith(word) else around.removesuffix(word)] += 1
    return bool(around)
