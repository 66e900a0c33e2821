"""The keys that an unknown one may have been meant for: spelled like it, or of works by the name and of the year in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple

from ..model.work import Entry

_MOST = 3
_LEAST = 0.6  # of difflib's ratio
_BEHIND = 0.2  # no key is named that is so much less alike than the best
_LOOKED_AT = 100  # of the keys that share most pairs of letters
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_UMLAUT = re.compile("([aou])e")
_FIRST = re.compile(r"\s+and\s+", re.I)


def nearest(key: str, keys: Iterable[str]) -> list[str]:
    """The keys that differ from one in capitals alone, else at most three that are spelled most like it."""
    among = _spellings(tuple(dict.fromkeys(keys)))
    return sorted(among.folded.get(key.casefold(), ())) or _spelled_like(key, among)


class _Spellings(NamedTuple):
    """Keys by what they are without capitals, and by the pairs of letters in that."""

    keys: tuple[str, ...]
    folded: dict[str, list[str]]
    pairs: dict[str, list[str]]


@lru_cache(maxsize=4)  # a manuscript with another library than its own has many unknown keys
def _spellings(keys: tuple[str, ...]) -> _Spellings:
    made = _Spellings(keys, defaultdict(list), defaultdict(list))
    for key in keys:
        folded = key.casefold()
        made.folded[folded].append(key)
        for pair in _pairs(folded):
            made.pairs[pair].append(key)
    return made


def _pairs(folded: str) -> set[str]:
    return {folded[index : index + 2] for index in range(len(folded) - 1)}


def _spelled_like(key: str, among: _Spellings) -> list[str]:
    shared = Counter(chain.from_iterable(among.pairs.get(pair, ()) for pair in _pairs(key.casefold())))
    looked_at = shared if len(shared) >= _LOOKED_AT else among.keys
    likely = nsmallest(_LOOKED_AT, looked_at, key=lambda one: (-shared[one], abs(len(one) - len(key)), one))
    matcher = SequenceMatcher()
    matcher.set_seq2(key)
    alike: dict[str, float] = {}
    for one in likely:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= _LEAST and matcher.quick_ratio() >= _LEAST:
            alike[one] = matcher.ratio()
    least = max(_LEAST, max(alike.values(), default=0) - _BEHIND)
    return sorted((one for one, ratio in alike.items() if ratio >= least), key=lambda one: (-alike[one], one))[:_MOST]


def of_the_name_and_year(key: str, entries: Iterable[Entry]) -> list[str]:
    """The keys, at most three, of works whose first author or editor and year stand in a key made of such: smith2020b."""
    year = _YEAR.search(key)
    if year is None:
        return []
    name, found = _letters(key[: year.start()]), []
    for entry in entries:
        if year[0] in entry.value("date", "year") and entry.key not in found:
            family = _letters(_family(entry.value("author", "editor")))
            if len(family) > 1 and name.startswith(family):
                found.append(entry.key)
    return found[:_MOST]


def _family(names: str) -> str:
    """The family name of the first of BibTeX's names."""
    first = _FIRST.split(names, maxsplit=1)[0]
    before, comma, _ = first.partition(",")
    return before if comma or first.startswith("{") else (first.split() or [""])[-1]


def _letters(words: str) -> str:
    """Letters alone, without capitals and accents, TeX's among them, nor the e that is written for an umlaut."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", words.casefold()) if letter.isalpha())
    return _UMLAUT.sub(r"\1", bare)
