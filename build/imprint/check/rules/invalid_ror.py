"""A ROR identifier is not one.

## Why
ROR identifiers name research organisations; their last two digits are computed from the others. A wrong one names
another institution or none; it is left out.

## Example
```yaml
ror: 02e463171
```

## Use instead
```yaml
ror: 02e463172
```

## Source
ROR, ROR Identifier Pattern; ISO/IEC 7064, MOD 97-10.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("invalid-ror", Severity.WARNING)
