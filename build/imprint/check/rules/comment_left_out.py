"""A comment in a Word or ODT file is not printed.

## Why
Editors and authors talk to each other in comments. An open one may be a question that nobody has answered.

## Example
```
a comment in the margin: "Is this the right year?"
```

## Use instead
```
the answer in the text, and no comment
```

## Source
ISO/IEC 29500-1, section 17.13.4 (comments); ISO/IEC 26300-1, section 14.1 (annotations).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("comment-left-out", Severity.WARNING)
