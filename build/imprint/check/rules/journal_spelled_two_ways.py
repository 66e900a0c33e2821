"""A journal's name is spelled nearly as that of another entry.

## Why
A slip in one entry stands in print beside the right name in the others, and those who look for the journal do not find it. It is
said where names differ in the letters of one long word, and the other spelling is as frequent or more.

## Example
```bibtex
@article{a, title = {T}, journaltitle = {Transportation Reesearch Record}}
@article{b, title = {U}, journaltitle = {Transportation Research Record}}
```

## Use instead
```bibtex
@article{a, title = {T}, journaltitle = {Transportation Research Record}}
@article{b, title = {U}, journaltitle = {Transportation Research Record}}
```

## Source
ISO 690:2021, 4.5: the title of a source as the source has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.stages import Collection
from ...model.work import Entry
from ..rule import Rule

RULE = Rule("journal-spelled-two-ways", Severity.NOTE)

_SHORTEST = 6  # letters of a word whose spelling is compared: Physics A and B, Acta and Data are two
_ALIKE = 0.85


def compare(collection: Collection) -> Iterator[Diagnostic]:
    """The rarer of two spellings, once, at the first entry that has it."""
    first: dict[str, Entry] = {}
    times = Counter[str]()
    for entry in collection.library.entries:
        if entry.type == "article" and (name := (entry.value("journaltitle") or entry.value("journal")).strip("{}")):
            first.setdefault(name, entry)
            times[name] += 1
    said: set[str] = set()
    for rare, common in _pairs(times):
        if rare not in said:
            said.add(rare)
            yield _finding(first[rare], rare, first[common], common)


def _pairs(times: Counter[str]) -> Iterator[tuple[str, str]]:
    """Names that are alike but for one word, the rarer first."""
    but_one: dict[tuple[int, tuple[str, ...]], list[tuple[str, str]]] = defaultdict(list)
    for name in times:
        words = name.lower().split()
        for at, word in enumerate(words) if 1 < len(words) < 12 else ():
            if len(word) >= _SHORTEST and word.isalpha():
                but_one[at, (*words[:at], "", *words[at + 1 :])].append((word, name))
    for group in but_one.values():
        listed = sorted(group, key=lambda one: (times[one[1]], one)) if 1 < len(group) < 20 else []
        for place, (word, name) in enumerate(listed):
            for other, common in listed[place + 1 :]:
                if word != other and abs(len(word) - len(other)) < 3 and _slip(word, other):
                    yield name, common


def _slip(word: str, other: str) -> bool:
    """Alike, and not two forms of a word (Letter, Letters; Economic, Economics)."""
    return not word.startswith(other[:-1]) and not other.startswith(word[:-1]) and SequenceMatcher(None, word, other).ratio() >= _ALIKE


def _finding(entry: Entry, rare: str, other: Entry, common: str) -> Diagnostic:
    here, there = entry.field("journaltitle", "journal"), other.field("journaltitle", "journal")
    related = (Related(there.place if there else other.key_place, f"{common} in {other.key}"),)
    message = f"{rare} ({entry.key}) is nearly {common}"
    return RULE.at(here.place if here else entry.key_place, message, "spell the name alike, if it is one journal", related)
