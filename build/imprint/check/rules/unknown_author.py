"""An author's identifier is not in the register.

## Why
The article would be printed without its author, or with an identifier for a name. Identifiers are the names of the
files in manuscripts/authors.

## Example
```yaml
author: [ruth-ambervail]
```

## Use instead
```yaml
author: [ruth-ambervale]
```

## Source
The register of authors (docs/front-matter.md).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("unknown-author", Severity.ERROR)
