"""The `@string`s of a value expand to more than a million characters.

## Why
A few lines of `@string` that double one another fill any memory. Imprint stops there and leaves the rest out.

## Example
```bibtex
@string{a = "xxxxxxxxxx"} @string{b = a # a} @string{c = b # b}
```

## Use instead
Values as long as a bibliography needs.

## Source
None of its own: the limit keeps hostile libraries harmless.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("string-too-long", Severity.ERROR)
