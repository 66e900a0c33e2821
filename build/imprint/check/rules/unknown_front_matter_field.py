"""The front matter has a key that nothing reads.

## Why
A misspelt key is a value lost without a word: the article comes out without its abstract, and nobody knows why. Keys
of other tools (pandoc, Quarto, MyST, Jekyll and more) are known and passed over.

## Example
```yaml
abstrakt: What this article says.
```

## Use instead
```yaml
abstract: What this article says.
```

## Source
All keys and their spellings: docs/front-matter.md.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("unknown-front-matter-field", Severity.WARNING)
