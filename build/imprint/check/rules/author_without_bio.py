"""An author of the journal has no bio.

## Why
A journal prints a few words about each author below the article. Only journals do: a manuscript that stands alone is
not asked for them.

## Example
```yaml
author:
  - name: Pio Tesserin
```

## Use instead
```yaml
author: [pio-tesserin]  # manuscripts/authors/pio-tesserin.md, with a bio below its front matter
```

## Source
The register of authors (docs/front-matter.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("author-without-bio", Severity.NOTE)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Every author without words about them, in a journal."""
    if copy.sources.standalone:
        return
    for person in copy.front.authors:
        if not person.bios and not person.collaboration:
            place = person.place or Place(copy.sources.manuscript.path)
            yield RULE.at(place, f"{person.name.full} has no bio", _hint(person.id))


def _hint(identifier: str) -> str:
    return f"write it into manuscripts/authors/{identifier or '<id>'}.md"
