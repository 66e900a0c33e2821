"""A key cannot be written after an @ in Markdown as it is.

## Why
Pandoc's key ends at two punctuation marks in a row, at a mark at its end, at a bracket or a comma: `@a--b` cites “a”. In
braces, `@{a--b}`, every key can be cited that has no blank and no brace in it.

## Example
```bibtex
@book{grafton--1997, title = {The Footnote}}
```

## Use instead
```bibtex
@book{grafton:1997, title = {The Footnote}}
```

## Source
Pandoc User's Guide, "Citation syntax".
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Collection
from ..keys import bare_key
from ..rule import Rule

RULE = Rule("key-not-citable-in-markdown", Severity.NOTE)

def compare(collection: Collection) -> Iterator[Diagnostic]:
    """Keys of a library that Markdown cuts, or cannot have at all."""
    for entry in collection.library.entries:
        key = entry.key
        if not key or bare_key(key) == key:
            continue
        if any(char.isspace() or char in "{}" for char in key):
            message, hint = f"the key {key} cannot be cited in Markdown", "give it a key without blanks and braces"
            yield RULE.at(entry.key_place, message, hint, severity=Severity.WARNING)
        else:
            hint = f"cite it as @{{{key}}}, or give it another key"
            yield RULE.at(entry.key_place, f"Markdown cuts @{key} to “{bare_key(key)}”", hint)
