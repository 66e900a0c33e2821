r"""An entry of the library is cited in no manuscript.

## Why
Nothing is wrong with it. Who tidies a library wants to know; who keeps one for all articles of a journal sets the rule to
`off` in journal.toml.

## Example
An entry whose key stands in none of the manuscripts that were checked with the library.

## Use instead
Cite it, take it out, or leave it.

## Source
BibLaTeX manual 3.20, section 3.8.4 (`\nocite`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Collection
from ...model.work import Entry
from ..rule import Rule

RULE = Rule("never-cited", Severity.NOTE)

def compare(collection: Collection) -> Iterator[Diagnostic]:
    """Entries that nobody cites, where it is known what is cited."""
    if collection.cited is None:
        return
    used = collection.cited | parents(collection.library.entries, collection.cited)
    for entry in collection.library.entries:
        if entry.key and entry.key not in used and entry.type not in ("xdata", "set") and not _cited_else(entry, collection):
            yield RULE.at(entry.key_place, f"no manuscript cites {entry.key}")


def _cited_else(entry: Entry, collection: Collection) -> bool:
    """By another of its keys (ids)."""
    return any(key.strip() in (collection.cited or ()) for key in entry.value("ids").split(","))


def parents(entries: Iterable[Entry], cited: frozenset[str]) -> set[str]:
    """The entries that cited ones take fields from."""
    by_key = {entry.key: entry for entry in entries}
    found: set[str] = set()
    waiting = list(cited)
    while waiting:
        entry = by_key.get(waiting.pop())
        for name in ("crossref", "xdata", "xref", "entryset", "related") if entry else ():
            for key in (one.strip() for one in entry.value(name).split(",")) if entry else ():
                if key and key not in found:
                    found.add(key)
                    waiting.append(key)
    return found
