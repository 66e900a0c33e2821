"""A note stands at the end, and nothing in the text calls it.

## Why
Pandoc leaves it out without a word. Often the call got lost when a paragraph was rewritten.

## Example
```markdown
The footnote has a history.

[^7]: Grafton has written it.
```

## Use instead
```markdown
The footnote has a history.[^7]

[^7]: Grafton has written it.
```

## Source
Pandoc User's Guide, "Footnotes".
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..note_marks import calls, definitions
from ..rule import Rule

RULE = Rule("note-without-marker", Severity.WARNING)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Notes whose label no call has."""
    if copy.sources.format != "markdown":
        return
    called = {call.label.lower() for call in calls(copy.prose)}
    lines = Lines.of(copy.sources.manuscript.path, copy.prose)
    for note in definitions(copy.prose):
        if note.label.lower() not in called:
            message = f"nothing calls the note [^{note.label}]: it is left out"
            yield RULE.at(lines.place(note.start, note.end), message, f"put [^{note.label}] where it belongs, or delete it")
