"""A citation stands in a heading.

## Why
A heading is repeated in the contents, the running head and the bookmarks. There a note's call has no place, and an
author-date citation is in the way.

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
from ...model.text import Citation, Heading, walk
from ..rule import Rule

RULE = Rule("citation-in-heading", Severity.NOTE)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """The citations of headings."""
    for node in walk(copy.body):
        if isinstance(node, Heading):
            for cited in walk(node.content):
                if isinstance(cited, Citation):
                    place = cited.place or node.place or Place(copy.sources.manuscript.path)
                    hint = "cite the work in the first sentence below"
                    yield RULE.at(place, f"{cited.key} is cited in a heading", hint)
