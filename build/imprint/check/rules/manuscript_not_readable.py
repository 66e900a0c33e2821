"""The manuscript cannot be parsed.

## Why
The file is damaged, or is not of the format that its ending tells.

## Example
```
a ZIP file named paper.docx
```

## Use instead
```
the document, saved anew by its word processor
```

## Source
Pandoc User's Guide, "Exit codes".
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("manuscript-not-readable", Severity.ERROR)
