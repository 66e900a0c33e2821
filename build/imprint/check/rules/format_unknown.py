"""The manuscript's file has an ending that no reader knows.

## Why
The format is told by the ending: Markdown, Word, ODT, LaTeX, HTML, JATS, reStructuredText and Org are read.
Of other formats it is said how to come to one of these.

## Example
```
imprint build paper.pages
```

## Use instead
```
imprint build paper.docx
```

## Source
Pandoc User's Guide, "Specifying formats".
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("format-unknown", Severity.ERROR)
