"""“op. cit.” stands behind an author of whom several works were named before.

## Why
“The work cited” is then one of several, and the reader has to guess.

## Example
```markdown
[^1]: Grafton, *The Footnote*; Grafton, *Defenders of the Text*.

[^2]: Grafton, op. cit., 35.
```

## Use instead
```markdown
[^1]: Grafton, *The Footnote*; Grafton, *Defenders of the Text*.

[^2]: Grafton, *The Footnote*, 35.
```

## Source
The Chicago Manual of Style, 17th edition, 14.36.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ..rule import Rule
from ..spellings import folded
from ..typed_notes import family, typed_notes

RULE = Rule("op-cit-ambiguous", Severity.WARNING)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Each such note, with the works that it may mean."""
    entries = {entry.key: entry for entry in reversed(copy.library.entries)}
    seen: dict[str, list[str]] = {}
    for note in typed_notes(copy):
        words = {folded(word) for word in re.findall(r"[^\W\d_]+", note.op_cit)}
        for name, works in seen.items() if words else ():
            if name in words and len(works) > 1:
                message = f"“{note.words[:50].strip()}” can mean each of {', '.join(works)}"
                yield RULE.at(note.place, message, "name the work by a short title")
        for key in note.works:
            works = seen.setdefault(family(entries[key]), []) if key in entries else []
            if key not in works:
                works.append(key)
