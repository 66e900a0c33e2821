"""A library entry has no key.

## Why
Nothing can cite it, and some programs take its first field for the key and lose that too.

## Example
```bibtex
@book{
  title = {Preface to Plato},
}
```

## Use instead
```bibtex
@book{havelock:1963,
  title = {Preface to Plato},
}
```

## Source
BibLaTeX manual 3.20, section 2.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("missing-key", Severity.WARNING)
