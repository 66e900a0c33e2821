"""journal.toml has a setting that nothing reads.

## Why
A misspelt setting has no effect, silently.

## Example
```toml
[journal]
publsher = "Amber Quay Institute"
```

## Use instead
```toml
[journal]
publisher = "Amber Quay Institute"
```

## Source
All settings: docs/front-matter.md, “The masthead”.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("unknown-journal-setting", Severity.WARNING)
