"""A value is a name that no `@string` defines.

## Why
BibTeX prints nothing for it, other programs print the bare name: the journal becomes "jhi". Often it is a value that
lacks its braces.

## Example
```bibtex
@article{key, journaltitle = jhi}
```

## Use instead
```bibtex
@string{jhi = {Journal of the History of Ideas}}
@article{key, journaltitle = jhi}
```
Months have names of their own (`jan` to `dec`) everywhere.

## Source
BibLaTeX manual 3.20, section 2.4; Patashnik, *BibTeXing* (1988), section 3.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("undefined-string", Severity.WARNING)
