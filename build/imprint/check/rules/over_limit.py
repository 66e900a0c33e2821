"""Something goes beyond a limit that keeps one manuscript from taking the machine.

## Why
Converters answer some small texts with hours of work or gigabytes of memory. So each step has a limit, and the finding
names it: 64 quotations, lists or marks of emphasis in each other, 4 brackets in brackets, 120 columns of a table, 8
exponents of exponents, 20,000 characters of a formula, 10,000 of a library's field (200,000 of names, notes and abstracts),
1,000 blanks in a row there; and for what no rule foresees, seconds and memory, which `imprint doctor` lists. Honest manuscripts stay far below.

## Example
```
$x^{x^{x^{x^{x^{x^{x^{x^{x^{y}}}}}}}}}$
```

## Use instead
```
$x^{z}$, where $z$ stands for the rest
```

## Source
docs/safety.md.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("over-limit", Severity.ERROR)
