"""An entry inherits from itself.

## Why
Two entries that name each other in `crossref` or `xdata` send some programs round without end. Imprint reads each
entry of the circle once and stops there.

## Example
```bibtex
@inbook{a, crossref = {b}}
@book{b, crossref = {a}}
```

## Use instead
Take one of the references out.

## Source
BibLaTeX manual 3.20, section 2.4.1.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("crossref-cycle", Severity.ERROR)
