"""Two notes have one label.

## Why
Pandoc takes one of them and leaves the other out: words of the author are lost.

## Example
```markdown
One.[^1] Two.[^1]

[^1]: Grafton, 1997.

[^1]: Ong, 1982.
```

## Use instead
```markdown
One.[^1] Two.[^2]

[^1]: Grafton, 1997.

[^2]: Ong, 1982.
```

## Source
Pandoc User's Guide, "Footnotes": labels are unique.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..note_marks import Mark, definitions
from ..rule import Rule

RULE = Rule("duplicate-note", Severity.WARNING)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Each further note with a label that another has."""
    if copy.sources.format != "markdown":
        return
    lines = Lines.of(copy.sources.manuscript.path, copy.prose)
    first: dict[str, Mark] = {}
    for note in definitions(copy.prose):
        before = first.setdefault(note.label.lower(), note)
        if before is not note:
            related = (Related(lines.place(before.start, before.end), "the other one"),)
            message = f"two notes have the label [^{note.label}]; one of them is left out"
            yield RULE.at(lines.place(note.start, note.end), message, "give each a label of its own", related)
