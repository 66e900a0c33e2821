"""A Word or ODT file has tracked changes that nobody has accepted or rejected.

## Why
They are read as accepted. A deletion that the author wanted to keep would be missing from print without anybody having
decided so.

## Example
```
We found <del>no</del> evidence.
```

## Use instead
```
accept or reject each change (Review, Changes), and save the file
```

## Source
ISO/IEC 29500-1, section 17.13.5 (revisions); ISO/IEC 26300-1, section 5.5.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("tracked-changes", Severity.WARNING)
