"""Markdown cuts a citation's key short.

## Why
Pandoc's key ends at two punctuation marks in a row, and at a mark at its end: `[@a--b]` cites “a”, with the words “--b”
behind it. Without an entry “a” pandoc prints `(a?)`; with one, the wrong work.

## Example
```markdown
The footnote has a history [@grafton--1997].
```

## Use instead
```markdown
The footnote has a history [@{grafton--1997}].
```

## Source
Pandoc User's Guide, "Citation syntax".
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Lines, Place
from ...model.stages import Copy
from ..keys import cut_keys
from ..rule import Rule

RULE = Rule("key-cut-by-markdown", Severity.ERROR)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Citations after which the rest of a known key stands."""
    if copy.sources.format != "markdown":
        return
    lines = Lines.of(copy.sources.manuscript.path, copy.text)
    for place, key in cut_keys(copy):
        whole = Place(place.path, place.line, place.column, place.line, place.column + 1 + len(key))
        cited = lines.words(place)
        message = f"Markdown reads {cited} here, and not @{key}"
        yield RULE.at(whole, message, f"write it in braces: @{{{key}}}", fixes=(Fix(whole, f"@{{{key}}}"),))
