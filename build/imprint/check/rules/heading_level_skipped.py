"""A heading is more than one level below the one before it.

## Why
Who reads with a screen reader goes from heading to heading and looks for the level left out. Imprint closes the gap in all
its outputs; other programs do not.

## Example
```markdown
## Wheels

#### Teeth
```

## Use instead
```markdown
## Wheels

### Teeth
```

## Source
WCAG 2.2, technique G141; ISO 14289-1:2014 (PDF/UA-1), 7.4.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("heading-level-skipped", Severity.NOTE)

_HEADING = re.compile(r"^(#{1,6})[ \t]+\S", re.M)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Headings of a Markdown text that skip a level."""
    if copy.sources.format != "markdown":
        return
    lines = Lines.of(copy.sources.manuscript.path, copy.prose)
    before = 6
    for found in _HEADING.finditer(copy.prose):
        level = len(found[1])
        if level > before + 1:
            place = lines.place(found.start(1), found.end(1))
            message = f"this heading is of level {level}, the one before it of level {before}"
            fixes = (Fix(place, "#" * (before + 1), safe=False),)
            yield RULE.at(place, message, f"make it level {before + 1}: {'#' * (before + 1)}", fixes=fixes)
        before = level
