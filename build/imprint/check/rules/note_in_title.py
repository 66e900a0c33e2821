"""The title carries a note, which is not set.

## Why
A title travels into lists, running heads, citations and registers, where a note cannot follow. Its words are left
out, and this says so.

## Example
```yaml
title: The Copied Note^[I thank the readers.]
```

## Use instead
```yaml
title: The Copied Note
acknowledgments: I thank the readers.
```

## Source
JATS 1.3, `<article-title>`.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("note-in-title", Severity.WARNING)
