"""A note typed by hand looks like a reference, and the library has no such work.

## Why
It is kept as it is typed: no style sets it, nothing shortens it, and no index hears of the work.

## Example
```markdown
[^1]: Sennett, *The Craftsman*, 2008, p. 12.
```

## Use instead
```markdown
[@sennett:2008, p. 12]
```

## Source
The Chicago Manual of Style, 17th edition, 14.29–14.36.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ..rule import Rule
from ..typed_notes import typed_notes

RULE = Rule("note-not-understood", Severity.NOTE)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Such notes in a manuscript that has a library."""
    if not copy.library.entries:
        return
    for note in typed_notes(copy):
        if not note.works and not note.ibid and not note.op_cit and note.looks_like_citation:
            shown = note.words if len(note.words) < 60 else note.words[:57].rsplit(" ", 1)[0] + "…"
            message = f"no entry of the library fits this note: {shown}"
            yield RULE.at(note.place, message, "add the work to the library and cite it; until then the note is kept as typed")
