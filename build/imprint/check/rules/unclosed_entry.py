"""A library entry has no closing bracket.

## Why
One brace or quotation mark too few, and BibTeX programs read on into the next entries: these vanish, or the error is
reported hundreds of lines further down. Imprint ends such an entry where the next line begins with `@word{key,`, shows
both ends, and, where it can tell, the value that was never closed.

## Example
```bibtex
@book{darnton:1984,
  title  = {The Great Cat Massacre,
  author = {Darnton, Robert},
}
```

## Use instead
```bibtex
@book{darnton:1984,
  title  = {The Great Cat Massacre},
  author = {Darnton, Robert},
}
```

## Source
Patashnik, *BibTeXing* (1988), section 3: delimiters balance. Only entries that the manuscript cites stop it.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("unclosed-entry", Severity.ERROR)
