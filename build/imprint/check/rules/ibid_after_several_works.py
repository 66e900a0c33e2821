"""A typed “Ibid.” follows a note that names several works.

## Why
Nobody can tell which of them is meant.

## Example
```markdown
[^1]: Grafton, *The Footnote*, 12; Ong, *Orality and Literacy*, 34.

[^2]: Ibid., 35.
```

## Use instead
```markdown
[^1]: Grafton, *The Footnote*, 12; Ong, *Orality and Literacy*, 34.

[^2]: Ong, *Orality and Literacy*, 35.
```

## Source
The Chicago Manual of Style, 17th edition, 14.34.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.stages import Copy
from ..rule import Rule
from ..typed_notes import TypedNote, typed_notes

RULE = Rule("ibid-after-several-works", Severity.WARNING)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Each such note, beside the one before it."""
    before: TypedNote | None = None
    for note in typed_notes(copy):
        if note.ibid and before and len(set(before.works)) > 1:
            related = (Related(before.place, "the note before it"),)
            message = f"“{note.words[:30].strip()}” can mean each of {', '.join(dict.fromkeys(before.works))}"
            yield RULE.at(note.place, message, "name the work that is meant", related)
        before = before if note.ibid and before else note
