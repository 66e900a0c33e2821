"""A cited key stands twice in the libraries.

## Why
Of two entries with one key some programs take the first, pandoc the last, none says so: the note may name another work
than the author meant. Imprint takes the first and stops. Where both entries say the same the finding is a warning.

## Example
```bibtex
@book{johns:1998, title = {The Nature of the Book}}
@article{johns:1998, title = {Science and the Book}}
```

## Use instead
```bibtex
@book{johns:1998, title = {The Nature of the Book}}
@article{johns:1998a, title = {Science and the Book}}
```

## Source
BibLaTeX manual 3.20, section 2: keys are unique. Keys that the manuscript does not cite are reported when the library
itself is checked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.stages import Collection, Copy
from ...model.work import Entry
from ..rule import Rule

RULE = Rule("duplicate-key", Severity.ERROR)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """The duplicates of cited keys."""
    cited = {work.id for work in copy.works}
    yield from duplicates(tuple(entry for entry in copy.library.entries if entry.key in cited), RULE.severity)


def compare(collection: Collection) -> Iterator[Diagnostic]:
    """All duplicates of whole libraries."""
    yield from duplicates(collection.library.entries, Severity.WARNING)


def duplicates(entries: tuple[Entry, ...], severity: Severity) -> Iterator[Diagnostic]:
    """Each further entry of a key, with the first; where nothing is cited, call it with Severity.WARNING."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.key:
            groups[entry.key].append(entry)
    for first, *others in groups.values():
        for other in others:
            same = _content(first) == _content(other)
            what = "with the same content" if same else "with another content"
            message = f"the key {other.key} stands twice, {what}"
            hint = "delete one of the two" if same else "give one of them another key; until then the first counts"
            related = (Related(first.key_place, f"{first.key} stands here first"),)
            yield RULE.at(other.key_place, message, hint, related, Severity.WARNING if same else severity)
    yield from _others(entries)


def _others(entries: tuple[Entry, ...]) -> Iterator[Diagnostic]:
    """Keys that entries have beside their own (ids), where they are another entry's already."""
    if not any("ids" in entry.named for entry in entries):
        return
    owners = {entry.key: entry for entry in reversed(entries)}
    for entry in entries:
        field = entry.field("ids")
        for key in field.value.split(",") if field else ():
            owner = owners.setdefault(key.strip(), entry)
            if field and owner is not entry and owner.key != entry.key:
                at = max(0, field.raw.find(key.strip()))
                message = f"the other key {key.strip()} (ids) of {entry.key} is one of {owner.key} already"
                related = (Related(owner.key_place, f"{owner.key} stands here"),)
                yield RULE.at(field.at(at, at + len(key.strip())), message, "take it out of one of them", related, Severity.WARNING)


def _content(entry: Entry) -> tuple[str, frozenset[tuple[str, str]]]:
    return entry.type, frozenset((field.name, field.value) for field in entry.fields)
