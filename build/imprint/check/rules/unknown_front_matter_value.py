"""A setting in the front matter has a value that it does not know.

## Why
The setting is passed over, and the journal's own stands in its place.

## Example
```yaml
note-marks: greek
```

## Use instead
```yaml
note-marks: lower-roman
```

## Source
All settings and their values: docs/front-matter.md.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("unknown-front-matter-value", Severity.WARNING)
