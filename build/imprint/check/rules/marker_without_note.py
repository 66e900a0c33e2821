"""A note is called, and not there.

## Why
Pandoc prints `[^7]` as it stands where no line `[^7]: …` gives the note's words.

## Example
```markdown
The footnote has a history.[^7]
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

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..note_marks import calls, definitions
from ..rule import Rule

RULE = Rule("marker-without-note", Severity.WARNING)

_WORDS = re.compile(r" :? ?[^\W_]")  # what a note begins with whose colon is missing


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Calls whose label no note has."""
    if copy.sources.format != "markdown":
        return
    labels = {note.label.lower() for note in definitions(copy.prose)}
    lines = Lines.of(copy.sources.manuscript.path, copy.prose)
    begun = {call.label for call in calls(copy.prose) if copy.prose.endswith("\n\n", 0, call.start) and _WORDS.match(copy.prose, call.end)}
    for call in calls(copy.prose):
        if call.label.lower() not in labels:
            if call.label in begun:
                if copy.prose.endswith("\n\n", 0, call.start):
                    message = f"the colon is missing right behind [^{call.label}], which begins a note"
                    yield RULE.at(lines.place(call.start, call.end), message, f"write [^{call.label}]: …")
                continue
            near = get_close_matches(call.label, labels, 1, 0.7)
            hint = f"did you mean [^{near[0]}]?" if near else f"add the note: [^{call.label}]: …"
            yield RULE.at(lines.place(call.start, call.end), f"there is no note [^{call.label}]", hint)
