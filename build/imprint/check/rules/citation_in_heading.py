"""A citation stands in a heading, or in the title.

## Why
A heading is repeated in the contents, the running head and the bookmarks. There a note's call has no place, and an
author-date citation is in the way. In the title, the subtitle and the source of an epigraph no citation is set at all: there
the key itself would be printed.

## Example
```markdown
## The history of the footnote [@grafton:1997]
```

## Use instead
```markdown
## The history of the footnote

The footnote has a history [@grafton:1997].
```

## Source
The Chicago Manual of Style, 17th edition, 14.22 (note calls in headings).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Citation, Heading, NoteText, walk
from ..rule import Rule

RULE = Rule("citation-in-heading", Severity.NOTE)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """The citations of headings."""
    whole = Place(copy.sources.manuscript.path)
    titles = (copy.front.title, copy.front.subtitle, copy.front.epigraph_source)
    noted = {id(node) for note in walk(titles) if isinstance(note, NoteText) for node in walk(note.blocks)}
    for node in walk(titles):
        if isinstance(node, Citation) and id(node) not in noted:
            message = f"{node.key} is cited in a title or beside an epigraph: the key itself is printed"
            yield RULE.at(node.place or whole, message, "cite the work in the text", severity=Severity.WARNING)
    for node in walk(copy.body):
        if isinstance(node, Heading):
            for cited in walk(node.content):
                if isinstance(cited, Citation):
                    place = cited.place or node.place or whole
                    hint = "cite the work in the first sentence below"
                    yield RULE.at(place, f"{cited.key} is cited in a heading", hint)
