"""A value uses an alias or a tag, which are not followed.

## Why
Aliases copy what stands elsewhere and can be piled up to fill a machine's memory; tags make programs of texts. Front
matter needs neither: a value is what is written.

## Example
```yaml
abstract: &a What this article says.
description: *a
```

## Use instead
```yaml
abstract: What this article says.
description: What this article says.
```

## Source
YAML 1.2.2, sections 6.8.1 and 7.1.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("yaml-reference", Severity.WARNING)
