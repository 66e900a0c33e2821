"""A volume's number is higher than the number of volumes.

## Why
`volume` is the one that is cited, `volumes` how many there are. One of the two is wrong, or they have changed places.

## Example
```bibtex
@book{key, author = {Ong, Walter J.}, title = {T}, volume = {3}, volumes = {2}, date = {1982}}
```

## Use instead
```bibtex
@book{key, author = {Ong, Walter J.}, title = {T}, volume = {2}, volumes = {3}, date = {1982}}
```

## Source
BibLaTeX manual 3.20, section 2.2.2: `volume`, `volumes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.work import Field
from ..judged import Judged
from ..rule import Rule

RULE = Rule("volume-beyond-volumes", Severity.WARNING, of=("volumes",))


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Numbers that can be compared."""
    volume, volumes = one.field("volume"), one.field("volumes")
    if volume and volumes and int(_number(volume)) > int(_number(volumes)) > 0:
        message = f"volume {volume.value} of {one.work.id} is one of {volumes.value}"
        yield RULE.at(volume.place, message, "mend volume or volumes")


def _number(field: Field) -> str:
    """Its digits; "0" where it is no number."""
    value = field.value.strip()
    return value if value.isdecimal() and len(value) < 6 else "0"
