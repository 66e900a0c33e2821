"""A note typed by hand names a work of the library.

## Why
As a citation it is set in the style of the journal, numbered, shortened when it comes again, and linked; and the work
stands in the list of references and in what indexes are told.

## Example
```markdown
[^1]: Grafton, *The Footnote*, p. 12.
```

## Use instead
```markdown
[@grafton:1997, p. 12]
```

## Source
The Chicago Manual of Style, 17th edition, 14.29–14.36.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.stages import Copy
from ..rule import Rule
from ..typed_notes import typed_notes

RULE = Rule("note-convertible", Severity.NOTE)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Typed notes whose words name entries."""
    for note in typed_notes(copy):
        if note.named and not note.cites:
            last = f", {note.locator}" if note.locator and len(note.named) == 1 else ""
            keys = "; ".join(f"@{entry.key}" for entry in note.named)
            related = tuple(Related(entry.key_place, f"{entry.key} stands here") for entry in note.named)
            message = f"this note names {' and '.join(entry.key for entry in note.named)}"
            yield RULE.at(note.place, message, f"cite it: [{keys}{last}]", related)
