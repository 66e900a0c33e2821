"""Words of a Word or ODT file did not come through.

## Why
Every word of the file is looked for in the text as it was read. What is missing would be missing from every edition.

## Example
```
words in a shape or a field that no converter reads
```

## Use instead
```
the same words in a paragraph of the text
```

## Source
ISO/IEC 29500-1, section 17.3.3.31 (text); ISO/IEC 26300-1, section 6.1.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("words-not-read", Severity.WARNING)
