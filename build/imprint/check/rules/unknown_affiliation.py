"""A person's affiliation refers to nothing.

## Why
A number or identifier without an institution behind it would leave the person without affiliation, or print the
number as its name.

## Example
```yaml
author:
  - name: Ruth Ambervale
    affiliation: 2
affiliations:
  - index: 1
    name: Amber Quay Institute
```

## Use instead
```yaml
author:
  - name: Ruth Ambervale
    affiliation: 1
affiliations:
  - index: 1
    name: Amber Quay Institute
```

## Source
The order in which references are resolved: docs/front-matter.md.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("unknown-affiliation", Severity.ERROR)
