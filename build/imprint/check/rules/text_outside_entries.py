"""Text between entries looks like a lost field or entry.

## Why
Between entries BibTeX allows any text as comment, and drops it without a word. When an entry closes too early (a
brace too many), its remaining fields become such comment. A line that looks like a field or the head of an entry is
an error here, a stray closing brace a warning; other text is worth one note per file, because a `%` before it would
make the intention plain.

## Example
```bibtex
@book{clanchy:1993,
  title = {From Memory to Written Record}},
  date  = {1993},
}
```

## Use instead
```bibtex
@book{clanchy:1993,
  title = {From Memory to Written Record},
  date  = {1993},
}
```

## Source
Patashnik, *BibTeXing* (1988), section 3: text outside of entries is ignored.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("text-outside-entries", Severity.ERROR)
