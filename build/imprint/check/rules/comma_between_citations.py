"""Works of one citation are parted by a comma, or by nothing.

## Why
In Markdown a semicolon parts them. After a comma the second work is a citation of its own within the words that follow the
first, and programs set it as in a sentence, or lose it.

## Example
```markdown
Two books tell it [@ong:1982, @goody:1968].
```

## Use instead
```markdown
Two books tell it [@ong:1982; @goody:1968].
```

## Source
Pandoc User's Guide, “Citation syntax”.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..rule import Rule
from ..typed import lines_of

RULE = Rule("comma-between-citations", Severity.WARNING)

_GROUP = re.compile(r"\[(?<![\^!]\[)[^\[\]]*@[^\[\]]*@[^\[\]]*\]")  # no note in the line, and no picture
_COMMA = re.compile(r",\s*-?$")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Keys of one pair of brackets between which no semicolon stands."""
    if copy.sources.format != "markdown":
        return
    lines = lines_of(copy)
    keys = sorted(lines.offset(spot.place.line, spot.place.column) for spot in copy.spots if spot.kind == "cite")
    for group in _GROUP.finditer(copy.prose):
        if copy.text[group.end() : group.end() + 1] in ("(", "{"):
            continue  # a link, or a span
        inside = keys[bisect_right(keys, group.start()) : bisect_left(keys, group.end())]
        for before, key in pairwise(inside):
            between = copy.prose[before:key]
            if ";" not in between:
                yield _finding(lines, between, before, key)


def _finding(lines: Lines, between: str, before: int, key: int) -> Diagnostic:
    """A comma right before the key is the slip; else nothing stands there, or words that belong to the second work."""
    if comma := _COMMA.search(between):
        place = lines.place(before + comma.start(), before + comma.start() + 1)
        return RULE.at(place, "a comma parts the works of this citation", "write a semicolon", fixes=(Fix(place, ";", safe=False),))
    end, *words = between.split()
    message = f"no semicolon parts the works of this citation behind {end.rstrip(',')}"
    severity = Severity.NOTE if [word for word in words if word != "-"] else Severity.WARNING
    return RULE.at(lines.place(key, key + 1), message, "write a semicolon before the words that lead to this work", severity=severity)
