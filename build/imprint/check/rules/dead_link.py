"""An address leads nowhere.

## Why
The host says that the page is not there (404) or is gone (410), or there is no such host: readers cannot follow the
note. A host that is slow, fails, or refuses programs says nothing about the page: that is `not-answered`, not a dead
link. This is asked for on request only (`imprint check --online`).

## Example
```bibtex
@online{key, title = {T}, url = {https://orrery.example/moved}, urldate = {2025-05-18}}
```

## Use instead
```bibtex
@online{key, title = {T}, url = {https://archive.example/2025/https://orrery.example/moved}, urldate = {2025-05-18}}
```

## Source
RFC 9110, sections 15.5.5 and 15.5.11.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("dead-link", Severity.WARNING)
