"""Two versions of a passage stand there together, with the marks of a version control system.

## Why
Where two people changed one passage, Git writes both into the file and leaves it to somebody to choose. Nobody has: both would be printed,
and the marks with them.

## Example
```text
<<<<<<< HEAD
Few came back.
=======
Many came back.
>>>>>>> revised
```

## Use instead
```text
Few came back.
```

## Source
git-merge(1), “How conflicts are presented”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Lines
from ...model.stages import Collection, Copy
from ..rule import Rule

RULE = Rule("merge-conflict", Severity.ERROR)

_CONFLICT = re.compile(r"^<{7}(?: .*)?\n(?s:.*?)^={7}\n(?s:.*?)^>{7}(?: .*)?$", re.M)
_HINT = "keep one of the two versions, and delete the marks"


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Each such passage of the manuscript, and the first of each of its libraries."""
    if copy.sources.format not in ("docx", "odt"):
        yield from _in(Lines.of(copy.sources.manuscript.path, copy.text))
    yield from _libraries(copy)


def compare(collection: Collection) -> Iterator[Diagnostic]:
    """The first of each library."""
    yield from _libraries(collection)


def _libraries(holder: Copy | Collection) -> Iterator[Diagnostic]:
    texts = {id(entry.fields[0].lines): entry.fields[0].lines for entry in holder.library.entries if entry.fields}
    for lines in texts.values():
        yield from _in(lines)


def _in(lines: Lines) -> Iterator[Diagnostic]:
    for found in _CONFLICT.finditer(lines.text) if "\n>>>>>>>" in lines.text else ():
        yield RULE.at(lines.place(found.start(), found.start() + 7), "two versions of a passage stand here, by git's marks", _HINT)
