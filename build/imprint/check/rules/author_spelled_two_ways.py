"""An author's name is spelled in two ways in a library.

## Why
Styles tell authors apart by their names: an author-date style adds initials for two people where there is one, a list of
references sorts the works apart, and “Ibid.” and dashes for the same author do not come out. Accents, hyphens and points
are compared, and initials with full names where only one full name fits.

## Example
```bibtex
@book{a, author = {Febvre, Lucien}, title = {T}}
@book{b, author = {Febvre, L.}, title = {U}}
```

## Use instead
```bibtex
@book{a, author = {Febvre, Lucien}, title = {T}}
@book{b, author = {Febvre, Lucien}, title = {U}}
```

## Source
CSL 1.0.2, "Disambiguation"; The Chicago Manual of Style, 17th edition, 14.73.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.place import Place
from ...model.stages import Collection
from ...model.work import Entry, Work
from ..rule import Rule
from ..spellings import Spelling, abbreviates, folded, initials, letters

RULE = Rule("author-spelled-two-ways", Severity.NOTE)

_ROLES = frozenset(("author", "editor", "translator"))


def compare(collection: Collection) -> Iterator[Diagnostic]:
    """Each rarer spelling once, beside the commonest."""
    named: dict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in collection.works:
        for role, people in work.names:
            for name in people if role in _ROLES else ():
                if name.family and name.given and name.given != "others":
                    named[name.family, name.given].append(work)
    found = {Spelling(*names): works for names, works in named.items()}
    groups: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in found:
        groups[folded(spelling.family)].append(spelling)
    entries = {entry.key: entry for entry in reversed(collection.library.entries)}
    for group in groups.values():
        if 1 < len(group) <= 60:
            for rare, common in _pairs(group, found):
                yield from _finding(rare, common, found, entries)


def _pairs(group: list[Spelling], found: dict[Spelling, list[Work]]) -> Iterator[tuple[Spelling, Spelling]]:
    first: dict[tuple[str, str], Spelling] = {}
    for rare in sorted(group, key=lambda one: (-len(found[one]), -len(one.given), one)):
        common = first.setdefault(letters(rare), rare)
        fuller = [one for one in group if abbreviates(rare, one)] if common is rare and initials(rare) else []
        if common is not rare:
            yield rare, common
        elif fuller and all(letters(one) == letters(fuller[0]) for one in fuller):
            yield rare, max(fuller, key=lambda one: len(found[one]))


def _finding(
    rare: Spelling, common: Spelling, found: dict[Spelling, list[Work]], entries: dict[str, Entry]
) -> Iterator[Diagnostic]:
    here, there = (next((one for one in found[s] if one.id in entries), None) for s in (rare, common))
    if here is None or there is None:
        return
    related = (Related(_place(entries[there.id]), f"{common} in {there.id}"),)
    times = f", {len(found[rare])} times" if len(found[rare]) > 1 else ""
    message = f"{rare} ({here.id}{times}) is likely the same person as {common}"
    yield RULE.at(_place(entries[here.id]), message, "spell the name alike, if it is one person", related)


def _place(entry: Entry) -> Place:
    field = entry.field("author", "editor", "translator")
    return field.place if field else entry.key_place
