"""Words that Word hides are printed.

## Why
Hidden text (Font, Hidden) is not seen on the screen and would be published all the same: a remark, a reviewer's name.

## Example
```
a run of text whose font has the mark Hidden
```

## Use instead
```
no such run: delete it, or take the mark away
```

## Source
ISO/IEC 29500-1, section 17.3.2.41 (vanish).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("hidden-text", Severity.WARNING)
