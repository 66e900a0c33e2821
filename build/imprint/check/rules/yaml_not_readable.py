"""The front matter is not YAML, and nothing in it is read.

## Why
One colon too many, and title, authors and everything else are lost. The finding stands where the reading stopped; the
fault may lie just before it.

## Example
```yaml
title: Spheres: a history
```

## Use instead
```yaml
title: "Spheres: a history"
```

## Source
YAML 1.1 and 1.2.2.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("yaml-not-readable", Severity.ERROR)
