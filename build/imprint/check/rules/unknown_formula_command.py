"""A command in a formula is misspelt.

## Why
Of a formula with a command that is not known nothing but its TeX is printed: “\\farc{1}{2}”. It is said where a common command is
near, and the text does not define its own.

## Example
```markdown
The half is $\\farc{1}{2}$.
```

## Use instead
```markdown
The half is $\\frac{1}{2}$.
```

## Source
American Mathematical Society, *User's Guide for the amsmath Package* (version 2.1).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ..formulas import misspelt
from ..rule import Rule
from ..standing import standing

RULE = Rule("unknown-formula-command", Severity.WARNING)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Commands that are none of the common ones, and are hardly meant for themselves."""
    for name, meant in misspelt(copy).items():
        yield RULE.at(standing(copy, f"\\{name}"), f"\\{name} is no command for formulas", f"write \\{meant}")
