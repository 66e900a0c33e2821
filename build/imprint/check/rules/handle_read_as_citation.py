r"""An @ before a name in the text is read as a citation.

## Why
A user's name on a network, a variable, a decorator: Markdown takes every word after an @ for a key, and pandoc prints
`(username?)`. No library has such an entry, and none has a key like it.

## Example
```markdown
Write to @orrery_press for a copy.
```

## Use instead
```markdown
Write to \@orrery_press for a copy.
```

## Source
Pandoc User's Guide, "Citation syntax".
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Place
from ...model.stages import Copy
from ..handles import handles
from ..rule import Rule

RULE = Rule("handle-read-as-citation", Severity.ERROR)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Words after an @ outside brackets that are no keys."""
    for citation in handles(copy):
        place = citation.place or Place(copy.sources.manuscript.path)
        start = Place(place.path, place.line, place.column, place.line, place.column)
        message = f"@{citation.key} is read as a citation, and no library has such an entry"
        hint = f"write \\@{citation.key}, if it is none; else add the entry to a library"
        yield RULE.at(place, message, hint, fixes=(Fix(start, "\\", safe=False),))
