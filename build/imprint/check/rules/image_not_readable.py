"""A picture is there and cannot be shown.

## Why
It is broken, too large, in a format that no edition can show, or locked by a password. The message says which.

## Example
```
![A map](map.wmf)
```

## Use instead
```
![A map](map.svg)
```

## Source
EPUB 3.3, section 3.2 (core media types).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("image-not-readable", Severity.ERROR)
