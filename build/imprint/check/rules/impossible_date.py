"""A date that the calendar lacks.

## Why
The 30th of February and the 13th month are slips of the pen, and other programs drop such dates without a word. It is
spoken of dates of publication, of access, of events and of first editions.

## Example
```bibtex
@online{key, title = {T}, url = {https://orrery.example/}, urldate = {2025-02-30}}
```

## Use instead
```bibtex
@online{key, title = {T}, url = {https://orrery.example/}, urldate = {2025-02-28}}
```

## Source
ISO 8601-1:2019; BibLaTeX manual 3.20, section 2.3.8.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("impossible-date", Severity.ERROR)
