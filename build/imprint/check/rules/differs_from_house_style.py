"""A reference typed by hand has other parts than the citation style prints.

## Why
Beside notes that the style makes it looks like another journal's. Compared are the year, the publisher, its place and the
journal, as far as the style prints them and the library knows them.

## Example
```markdown
[^1]: Anthony Grafton, *The Footnote* (1998), 12.
```

## Use instead
```markdown
[@grafton:1997, 12]
```

## Source
The Chicago Manual of Style, 17th edition, 14.29–14.36.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.stages import Copy
from ...model.work import Entry
from ..rule import Rule
from ..spellings import folded
from ..typed_notes import TypedNote, typed_notes

RULE = Rule("differs-from-house-style", Severity.NOTE)
_PARTS = (
    ("publisher", "publisher", ("publisher",)),
    ("publisher-place", "place", ("location", "address")),
    ("container-title", "journal or book", ("journaltitle", "journal", "booktitle")),
)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Typed notes that name one entry and a year, beside what the entry says."""
    for note in typed_notes(copy):
        if len(note.named) != 1 or not note.years:
            continue
        entry = note.named[0]
        differences = [*_year(note, entry), *_parts(note, entry, copy)]
        if differences:
            related = (Related(entry.key_place, f"{entry.key} stands here"),)
            message = f"this note differs from the style's own: {'; '.join(differences)}"
            yield RULE.at(note.place, message, f"cite it: [@{entry.key}]", related)


def _year(note: TypedNote, entry: Entry) -> Iterator[str]:
    year = re.match(r"\d{4}", entry.value("date", "year"))
    if year and year[0] not in note.years:
        yield f"{note.years[-1]}, the entry has {year[0]}"


def _parts(note: TypedNote, entry: Entry, copy: Copy) -> Iterator[str]:
    """What the style prints of the entry and the note leaves out."""
    prints = {variable for _, variable in copy.style.prints}
    words = folded(note.words)
    for variable, called, names in _PARTS:
        value = re.sub(r"\\\\[A-Za-z]+|[{}]", "", entry.value(*names)).strip()
        if value and (not prints or variable in prints) and folded(value) not in words:
            yield f"without the {called}, {value}"
