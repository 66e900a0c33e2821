"""Two entries of a library describe the same work.

## Why
Under two keys a work has two numbers, is cited in full twice, and never becomes “Ibid.” Two entries are held for one work
where they have the same DOI, the same address and title, the same ISBN and title, or the same authors, year and title;
editions, volumes and parts that differ keep them apart.

## Example
```bibtex
@book{grafton:1997, author = {Grafton, Anthony}, title = {The Footnote}, date = {1997}}
@book{footnote, author = {Grafton, A.}, title = {The footnote}, year = 1997}
```

## Use instead
```bibtex
@book{grafton:1997, author = {Grafton, Anthony}, title = {The Footnote}, date = {1997}, ids = {footnote}}
```

## Source
BibLaTeX manual 3.20, section 2.2.3 (`ids`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.stages import Collection
from ..rule import Rule
from ..same_work import Pair, same_works

RULE = Rule("same-work-twice", Severity.WARNING)

def compare(collection: Collection) -> Iterator[Diagnostic]:
    """Each further entry of a work, beside the first."""
    entries = {entry.key: entry for entry in reversed(collection.library.entries)}
    single = [work for work in collection.works if work.id not in entries or entries[work.id].type not in ("set", "xdata")]
    for pair in same_works(single):
        first, other = entries.get(pair.first.id), entries.get(pair.other.id)
        place = other.key_place if other else pair.other.place
        if place is None:
            continue
        where = first.key_place if first else pair.first.place
        related = (Related(where, f"{pair.first.id} stands here"),) if where else ()
        message = f"{pair.other.id} and {pair.first.id} describe the same work: {pair.why}"
        yield RULE.at(place, message, _hint(pair), related, RULE.severity if pair.alike else Severity.NOTE)


def _hint(pair: Pair) -> str:
    if not pair.alike:
        return "see which of them has the wrong number"
    return f"keep one, and give it the other key too: ids = {{{pair.other.id}}}"
