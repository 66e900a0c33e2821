"""Works of one citation are parted by a comma.

## Why
In Markdown a semicolon parts them. After a comma the second work is a citation of its own within the words that follow the
first: it is set as in a sentence, with its author outside the brackets, and not sorted or shortened with the others.

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
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("comma-between-citations", Severity.WARNING)

_GROUP = re.compile(r"\[[^\[\]]*@[^\[\]]*?,\s*-?@[^\[\]]*\]")
_COMMA = re.compile(r",(?=\s*-?@)")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Commas right before a further key, within the brackets of a citation."""
    if copy.sources.format != "markdown":
        return
    lines = Lines.of(copy.sources.manuscript.path, copy.prose)
    keys = {(spot.place.line, spot.place.column) for spot in copy.spots if spot.kind == "cite"}
    for group in _GROUP.finditer(copy.prose):
        for comma in _COMMA.finditer(copy.prose, group.start(), group.end()):
            key = lines.place(*(copy.prose.index("@", comma.end()),) * 2)
            before = copy.prose.rfind("@", group.start(), comma.start())
            parted = ";" in copy.prose[before : comma.start()]  # what follows is the further work's own prefix
            if before >= 0 and not parted and (key.line, key.column) in keys:
                place = lines.place(*comma.span())
                message = "a comma parts the works of this citation"
                yield RULE.at(place, message, "write a semicolon", fixes=(Fix(place, ";", safe=False),))
