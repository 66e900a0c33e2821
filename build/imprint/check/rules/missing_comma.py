"""A comma is missing, or text stands where a comma should be.

## Why
Some programs join the value with the field after it, so that the title vanishes into the author; others drop the
entry. Where a field plainly begins after the gap, imprint reads it and warns. Where text stands that belongs to
nothing (a quotation mark inside a quoted value, a brace too many), the finding is an error.

## Example
```bibtex
@book{grafton:1997,
  author = {Grafton, Anthony}
  title  = {The Footnote},
}
```

## Use instead
```bibtex
@book{grafton:1997,
  author = {Grafton, Anthony},
  title  = {The Footnote},
}
```

## Source
Patashnik, *BibTeXing* (1988), section 3.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("missing-comma", Severity.WARNING)
