"""A value stands in typographic quotation marks.

## Why
BibTeX knows braces and straight quotation marks. Word processors and web pages turn the straight ones into others; then the
value is no value, and the words up to the next comma are lost.

## Example
```bibtex
@book{key, title = “The Footnote”, date = {1997}}
```

## Use instead
```bibtex
@book{key, title = {The Footnote}, date = {1997}}
```

## Source
BibLaTeX manual 3.20, section 2.3; O. Patashnik, BibTeXing, 1988.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("typographic-quotes", Severity.ERROR)
