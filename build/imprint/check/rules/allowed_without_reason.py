"""A finding is set aside without a reason.

## Why
Whoever edits the text next has to know whether the finding was judged, or only silenced. The reason costs a few words
when it is fresh, and cannot be guessed later.

## Example
```bibtex
% imprint: allow missing-field
@book{anon:1650, title = {A True Relation}}
```

## Use instead
```bibtex
% imprint: allow missing-field: the broadside bears no date
@book{anon:1650, title = {A True Relation}}
```

## Source
House rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.diagnostic import Allowed, Diagnostic, Severity
from ...model.stages import Collection, Copy
from ..rule import Rule

RULE = Rule("allowed-without-reason", Severity.NOTE)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """What a manuscript, its journal or the entries it cites set aside without saying why."""
    cited = {work.id for work in copy.works}
    entries = (one for entry in copy.library.entries if entry.key in cited for one in entry.allow)
    yield from _silent((*copy.front.allow, *copy.sources.allowed, *entries))


def compare(collection: Collection) -> Iterator[Diagnostic]:
    """The same in the comments of whole libraries."""
    return _silent(one for entry in collection.library.entries for one in entry.allow)


def _silent(allowed: Iterable[Allowed]) -> Iterator[Diagnostic]:
    for one in allowed:
        if one.place and not one.reason:
            yield RULE.at(one.place, f"{one.rule} is set aside without a reason", f"write “{one.rule}: why”")
