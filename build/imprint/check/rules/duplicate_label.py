"""Two elements of a text have one label.

## Why
References to it lead to the first, and count as it; those that meant the second say a wrong number.

## Example
```markdown
![One](one.png){#fig:wheel}

![Two](two.png){#fig:wheel}
```

## Use instead
```markdown
![One](one.png){#fig:wheel}

![Two](two.png){#fig:wheel-two}
```

## Source
HTML Living Standard, 3.2.6 (`id`); LaTeX2e, “multiply defined labels”.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.place import Place
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("duplicate-label", Severity.WARNING)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Labels that stand where they stood before (in Markdown and LaTeX, whose labels have places)."""
    first: dict[str, Place] = {}
    for spot in copy.spots:
        if spot.kind != "label":
            continue
        place = first.setdefault(spot.value, spot.place)
        if place is not spot.place:
            message = f"the label {spot.value} stands twice"
            yield RULE.at(spot.place, message, "give one of the two another name", (Related(place, "the first time"),))
