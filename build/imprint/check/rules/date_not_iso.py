"""A date can be read in two ways, or in none.

## Why
09-12-2024 is the ninth of December or the twelfth of September. It is kept as it was typed, and cannot be sorted,
registered or put into words. A date that can only be meant in one way is understood: 13 July 2023, 09-13-2024.

## Example
```yaml
date: 09-12-2024
```

## Use instead
```yaml
date: 2024-12-09
```

## Source
ISO 8601-1, 5.2.2.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("date-not-iso", Severity.WARNING)
