"""The manuscript has no title.

## Why
An article without a title cannot be listed, cited or registered. A heading of the first level at the top of the text
counts as the title where the front matter has none; a text outside a journal goes under its file's name, where that
says something of it.

## Example
```yaml
---
author: Ruth Ambervale
---
```

## Use instead
```yaml
---
title: The Copied Note
author: Ruth Ambervale
---
```

## Source
JATS 1.3, `<article-title>`; Crossref schema 5.3, `<titles>`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ..rule import Rule
from ..stating import stated, typed

RULE = Rule("missing-title", Severity.ERROR)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """The title that is not there, at the top of the file."""
    if not copy.front.title and not typed(copy, "title"):
        place = Place(copy.sources.manuscript.path, 1, 1, 1, 2)
        yield RULE.at(place, "the manuscript has no title", stated(copy, "title"))
