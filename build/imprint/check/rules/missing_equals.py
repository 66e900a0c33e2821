"""A field has no equals sign.

## Why
Without `=` no program finds the value. Where a braced or quoted value follows, imprint reads it as meant and warns;
where none follows, the finding is an error.

## Example
```bibtex
@book{ong:1982, author = {Ong, Walter J.}, title {Orality and Literacy}}
```

## Use instead
```bibtex
@book{ong:1982, author = {Ong, Walter J.}, title = {Orality and Literacy}}
```

## Source
Patashnik, *BibTeXing* (1988), section 3.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("missing-equals", Severity.WARNING)
