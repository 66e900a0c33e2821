"""Part of an SVG drawing is left out, because it would run, fetch, or be shown by browsers alone.

## Why
A drawing is rebuilt of what every edition can show. HTML inside it (draw.io and Mermaid write such), pictures and style sheets
elsewhere are lost, and a reader would miss them: a warning. Scripts, animations, links and fonts change nothing that is seen: a note.

## Example
```
<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><p>The wheel</p></foreignObject></svg>
```

## Use instead
```
<svg xmlns="http://www.w3.org/2000/svg"><text y="20">The wheel</text></svg>
```

## Source
SVG 1.1 (second edition), sections 5.8 and 23.2; EPUB 3.3, section 6.2 (SVG).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("drawing-part-left-out", Severity.WARNING)
