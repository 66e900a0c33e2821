"""A language is not named by a language tag.

## Why
Hyphenation, quotation marks, fonts, the direction of the page and the words that the journal adds all follow the tag.
Where none is known, the text's language is guessed.

## Example
```yaml
lang: english
```

## Use instead
```yaml
lang: en
```

## Source
BCP 47 (RFC 5646); ISO 639.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("unknown-language", Severity.WARNING)
