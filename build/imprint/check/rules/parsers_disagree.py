"""Two readers of BibTeX read an entry differently.

## Why
Imprint reads every library twice, by its own tokenizer and by bibtexparser. Where both are content and yet differ, the
entry is ambiguous, and other programs will differ too.

## Example
```bibtex
@misc{key, title = {A backslash before the brace \\{}}}
```

## Use instead
Values whose braces balance and of which none is escaped by accident.

## Source
None of its own: each reader keeps the other honest.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("parsers-disagree", Severity.WARNING)
