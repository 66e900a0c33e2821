"""A control of writing direction is never closed, or turns words around.

## Why
Such invisible characters make a text read otherwise than it is written, and those that are not closed turn the rest of
the paragraph. Direction follows from the letters themselves, and from `lang`.

## Example
```
The key is U+202E terces U+202C.
```

## Use instead
```
The key is secret.
```

## Source
Unicode Standard Annex 9, section 2; Unicode Technical Report 36, section 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..rule import Rule
from ..unusual import unusual

RULE = Rule("bidi-control", Severity.WARNING)
_OVERRIDE = "\u202d\u202e"
_OPENS, _CLOSES = {"\u202a": "\u202c", "\u202b": "\u202c"}, "\u202c\u2069"
_OPENS |= dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Overrides, and embeddings and isolates that their paragraph does not close."""
    if unusual(copy.text).isdisjoint({*_OVERRIDE, *_OPENS, *_CLOSES}):
        return
    lines = Lines.of(copy.sources.manuscript.path, copy.text)
    for paragraph in re.finditer(r"(?:[^\n]+\n?)+", copy.text):
        for at in _wrong(paragraph[0]):
            name = f"U+{ord(paragraph[0][at]):04X}"
            message = f"the invisible control {name} turns words around or is not closed"
            yield RULE.at(lines.place(paragraph.start() + at), message, "delete it: direction follows from the letters")


def _wrong(text: str) -> list[int]:
    wrong: list[int] = []
    opened: list[tuple[int, str]] = []
    for found in _CONTROL.finditer(text):
        char = found[0]
        if char in _OVERRIDE:
            wrong.append(found.start())
        elif char in _OPENS:
            opened.append((found.start(), _OPENS[char]))
        elif opened and opened[-1][1] == char:
            opened.pop()
    return sorted((*wrong, *(at for at, _ in opened)))[:20]
