"""A setting in journal.toml has a value that cannot be used.

## Why
The whole journal would come out with another value than the one that was meant.

## Example
```toml
[journal]
notes = "sidenotes"
```

## Use instead
```toml
[journal]
notes = "endnotes"
```

## Source
All settings: docs/front-matter.md, “The masthead”; ISO 3297 for ISSNs.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("invalid-journal-setting", Severity.ERROR)
