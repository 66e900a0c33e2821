"""The text is larger than imprint reads.

## Why
A limit of 5 MB of text (about a million words) keeps one manuscript from taking the machine.

## Example
```
a manuscript of 20 MB
```

## Use instead
```
chapters in files of their own
```

## Source
docs/commands.md.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("manuscript-too-large", Severity.ERROR)
