"""The manuscript names no author.

## Why
Readers, libraries and indexes look for articles by their authors; a text that speaks for an institution has the
institution as its author.

## Example
```yaml
---
title: The Copied Note
---
```

## Use instead
```yaml
---
title: The Copied Note
author: [ruth-ambervale]
---
```

## Source
JATS 1.3, `<contrib-group>`; Crossref schema 5.3, `<contributors>`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ..rule import Rule
from ..stating import stated, typed

RULE = Rule("missing-author", Severity.WARNING)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """The author who is not there; not said where an author was named whom the register does not know."""
    if not copy.front.authors and not copy.front.place("author") and not typed(copy, "author"):
        place = Place(copy.sources.manuscript.path, 1, 1, 1, 2)
        yield RULE.at(place, "the manuscript names no author", stated(copy, "author"))
