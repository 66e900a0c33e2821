"""There is no manuscript where one was asked for.

## Why
The path names no file, or a folder in which nothing can be read.

## Example
```
imprint build empty-folder
```

## Use instead
```
imprint new article quiet-harbours
```

## Source
docs/commands.md.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("manuscript-missing", Severity.ERROR)
