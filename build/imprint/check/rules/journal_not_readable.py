"""journal.toml is not TOML.

## Why
Nothing in it is read: title, licence, affiliations and issues are all missing.

## Example
```toml
[journal]
title = Orrery
```

## Use instead
```toml
[journal]
title = "Orrery"
```

## Source
TOML 1.0.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("journal-not-readable", Severity.ERROR)
