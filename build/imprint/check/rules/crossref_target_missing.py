"""An entry inherits from an entry that no library has.

## Why
`crossref` and `xdata` bring fields from another entry: without it the chapter has no book. (For `xref`, which brings
nothing, the finding is a warning.)

## Example
```bibtex
@incollection{parkes:1976, title = {Ordinatio and Compilatio}, crossref = {alexander:1976}}
```

## Use instead
Add the entry `alexander:1976`, or mend its key.

## Source
BibLaTeX manual 3.20, sections 2.4.1 and 3.13.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("crossref-target-missing", Severity.ERROR)
