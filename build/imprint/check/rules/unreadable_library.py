"""A CSL JSON or YAML library cannot be read.

## Why
A JSON file with one comma too many has no meaning at all, so that none of its works is known.

## Example
```json
[{"id": "ong:1982", "type": "book",}]
```

## Use instead
```json
[{"id": "ong:1982", "type": "book"}]
```

## Source
RFC 8259; the CSL data schema (CSL 1.0.2).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("unreadable-library", Severity.ERROR)
