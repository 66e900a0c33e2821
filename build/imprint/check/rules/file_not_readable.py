"""A manuscript, or a file of the journal's, is no regular file that can be read.

## Why
Links, pipes and devices are not followed: a manuscript may not show what lies outside its folder. A library or a style that
this account may not read is not passed over in silence either.

## Example
```
paper.md -> /etc/hosts
```

## Use instead
```
cp /elsewhere/paper.md paper.md
```

## Source
POSIX.1-2017, open(), O_NOFOLLOW.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("file-not-readable", Severity.ERROR)
