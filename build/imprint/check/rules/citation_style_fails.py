"""The citation processor refuses the citation style.

## Why
A style may be well-formed XML and still ask for what CSL does not have; then no note can be set.

## Example
```
csl: broken.csl
```

## Use instead
```
csl: chicago-notes
```

## Source
CSL 1.0.2, "Styles".
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("citation-style-fails", Severity.ERROR)
