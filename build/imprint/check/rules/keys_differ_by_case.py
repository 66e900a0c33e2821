"""Two keys differ in nothing but capitals.

## Why
BibTeX holds `Ong:1982` and `ong:1982` for one key, biber and pandoc for two. Sooner or later the wrong work is cited.

## Example
```bibtex
@book{ong:1982, title = {Orality and Literacy}}
@book{Ong:1982, title = {Literacy and Orality}}
```

## Use instead
Give one of them another key.

## Source
Patashnik, *BibTeXing* (1988), section 3: keys are compared without regard to case.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("keys-differ-by-case", Severity.WARNING)
