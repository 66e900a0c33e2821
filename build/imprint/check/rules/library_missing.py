"""A named library is not there.

## Why
Libraries are looked for from the manuscript's folder, then in the journal's bibliography/. Nothing above these folders is read.

## Example
```
bibliography: ../refs.bib
```

## Use instead
```
bibliography: refs.bib
```

## Source
Pandoc User's Guide, "Specifying bibliographic data".
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("library-missing", Severity.ERROR)
