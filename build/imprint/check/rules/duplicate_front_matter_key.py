"""A key stands twice.

## Why
YAML forbids it; pandoc takes the last without a word, other tools the first.

## Example
```yaml
title: The Copied Note
title: The Copied Notes
```

## Use instead
```yaml
title: The Copied Note
```

## Source
YAML 1.2.2, section 3.2.1.3.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("duplicate-front-matter-key", Severity.WARNING)
