"""A role looks like a CRediT role but is none.

## Why
Fourteen terms are understood by registers of contributions. Any other words are printed as they are; this note only
speaks where a term was nearly hit.

## Example
```yaml
role: [conceptualisatoin]
```

## Use instead
```yaml
role: [conceptualization]
```

## Source
ANSI/NISO Z39.104-2022, CRediT.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("unknown-role", Severity.NOTE)
