"""A field stands twice in one entry.

## Why
Programs disagree about which of the two counts, and none tells. Imprint takes the last, as pandoc does. Where both
say the same, the finding is a note.

## Example
```bibtex
@book{key, date = {1976}, title = {T}, date = {1958}}
```

## Use instead
```bibtex
@book{key, date = {1976}, origdate = {1958}, title = {T}}
```

## Source
BibLaTeX manual 3.20, section 2.2.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("duplicate-field", Severity.WARNING)
