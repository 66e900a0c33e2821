"""A citation is typed with the signs of an East Asian keyboard.

## Why
`＠` and `［` look like `@` and `[`, and are other signs: no citation is read, and the key is printed.

## Example
```markdown
Print made words lie still ［＠ong:1982］.
```

## Use instead
```markdown
Print made words lie still [@ong:1982].
```

## Source
Pandoc User's Guide, “Citation syntax”; Unicode, “Halfwidth and Fullwidth Forms”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.stages import Copy
from ..rule import Rule
from ..typed import lines_of, typed

RULE = Rule("full-width-sign", Severity.WARNING)

_AT = re.compile(r"[＠﹫](?=(\w[\w:.#$%&+?<>~/-]*))")
_GROUP = re.compile(r"［(?=[^\[\]［］\n]{0,30}-?[@＠﹫]\w)|］")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Such a sign before a key of the libraries, and such brackets around a citation."""
    prose = typed(copy)
    if not prose or not any(sign in prose for sign in "＠﹫［"):
        return
    keys = {entry.key for entry in copy.library.entries} | {item.id for item in copy.library.items}
    lines = lines_of(copy)
    for found in _AT.finditer(prose):
        if found[1].rstrip(".:/-") in keys or prose.endswith(("[", "［", "-"), 0, found.start()):
            place = lines.place(*found.span())
            yield RULE.at(place, f"{found[0]} is not the sign @: no citation is read here", "write @", fixes=(Fix(place, "@"),))
    opened = False
    for found in _GROUP.finditer(prose):
        if found[0] == "［" or opened:
            place = lines.place(*found.span())
            plain = "[" if found[0] == "［" else "]"
            yield RULE.at(place, f"{found[0]} is no bracket of a citation", f"write {plain}", fixes=(Fix(place, plain),))
        opened = found[0] == "［"
