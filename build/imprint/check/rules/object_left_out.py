"""A chart, a diagram, an object or a file inside a Word or ODT file cannot be read.

## Why
It is drawn by the office program alone from data of its own; every edition would lack it. Macros, controls, and what the file
would fetch from elsewhere are left out as well, and never run: a note says so, since nothing is missing on the page.

## Example
```
a chart that was made in Excel and pasted as an object
```

## Use instead
```
the same chart pasted as a picture (Paste Special), with a caption
```

## Source
ISO/IEC 29500-1, sections 21.2 (charts), 21.4 (diagrams), 17.17.2.1 (imported files).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("object-left-out", Severity.ERROR)
