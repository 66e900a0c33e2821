"""“Ibid.” is typed by hand beside notes that are made.

## Why
Made notes get their “Ibid.” from the style, and lose it when a note comes between. A typed one stays and then points to the
wrong work.

## Example
```markdown
The footnote has a history [@grafton:1997]. It began late.[^1]

[^1]: Ibid., p. 12.
```

## Use instead
```markdown
The footnote has a history [@grafton:1997]. It began late [@grafton:1997, p. 12].
```

## Source
The Chicago Manual of Style, 17th edition, 14.29–14.36.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.text import Text, walk
from ..rule import Rule
from ..standing import standing
from ..typed_notes import typed_notes

RULE = Rule("typed-ibid", Severity.WARNING)

_BRACKETED = re.compile(r"(?:\[[ ]?|\((?:[Ss]ee |[Cc]f\. )?)(?:[Ii]bid(?:em)?|[Ee]bd|[Oo]p\. ?cit|[Ll]oc\. ?cit)\b\.?[^\[\]@]{0,30}[\])](?![(\[])")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Typed ones in a manuscript whose other notes are made of citations, and those in a citation's brackets."""
    if not copy.works:
        return
    for node in walk(copy.body):
        for found in _BRACKETED.finditer(node.text) if isinstance(node, Text) else ():
            yield RULE.at(standing(copy, found[0], found[0].replace("\u00a0", " ")), f"“{found[0]}” is typed by hand", "cite the work again, [@key]: the style makes the Ibid.")
    before: tuple[str, ...] = ()
    for note in typed_notes(copy):
        if note.ibid:
            meant = f"[@{before[0]}{', ' + note.locator if note.locator else ''}]" if len(before) == 1 else "[@key]"
            message = f"“{note.words[:30].strip()}” is typed by hand"
            yield RULE.at(note.place, message, f"cite the work again, {meant}: the style makes the Ibid.")
        before = note.works or before
