"""Lines in bold were read as headings, because the text has no others.

## Why
A heading is what the contents, the bookmarks of a PDF and screen readers lead to. A line in bold letters only looks like one: where no
paragraph of a Word or ODT text has the style of a heading, such lines above text are taken for headings, and their levels for those that
their numbers say.

## Example
```
1. Introduction, in bold, in the style Normal
```

## Use instead
```
the same line in the style Heading 1
```

## Source
WCAG 2.2, success criterion 1.3.1; ISO/IEC 29500-1, 17.7.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("headings-assumed", Severity.WARNING)
