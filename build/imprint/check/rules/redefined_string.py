"""An @string is defined twice.

## Why
From the second definition on another value counts: entries above and below it name another journal or publisher by the
same word.

## Example
```bibtex
@string{hup = {Harvard University Press}}
@string{hup = {Heidelberg University Publishing}}
```

## Use instead
```bibtex
@string{hup = {Harvard University Press}}
@string{heiup = {Heidelberg University Publishing}}
```

## Source
BibLaTeX manual 3.20, section 2.1.3 (@string).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("redefined-string", Severity.WARNING)


