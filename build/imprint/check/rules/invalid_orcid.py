"""An ORCID iD is not one.

## Why
The last character of an ORCID iD is computed from the others, so that a slip of the keyboard shows. A wrong one would
credit somebody else, or nobody; it is left out.

## Example
```yaml
orcid: 0000-0002-1825-0079
```

## Use instead
```yaml
orcid: 0000-0002-1825-0097
```

## Source
ORCID, Structure of the ORCID Identifier; ISO/IEC 7064, MOD 11-2.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("invalid-orcid", Severity.WARNING)
