"""A brace, \\left or an environment of a formula is not closed.

## Why
Of a formula that cannot be read nothing but its TeX is printed: “\\frac{1}{2”.

## Example
```markdown
The half is $\\frac{1}{2$.
```

## Use instead
```markdown
The half is $\\frac{1}{2}$.
```

## Source
Knuth, *The TeXbook* (1984), chapters 7 and 17.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ..formulas import formulas, place_of, unbalanced
from ..rule import Rule

RULE = Rule("unbalanced-formula", Severity.WARNING)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Formulas in which what opens and what closes differ in number."""
    for tex in formulas(copy):
        if fault := unbalanced(tex):
            opening, closing, lacking = fault
            what = f"{opening} is not closed" if lacking else f"{closing} closes nothing"
            yield RULE.at(place_of(copy, tex), f"in this formula {what}", f"count {opening} and {closing}: there must be as many of each")
