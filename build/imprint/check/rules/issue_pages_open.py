"""An issue is out by its date, and its pages are not fixed.

## Why
Until they are, an article that becomes longer moves all after it, and the pages by which others cite them are wrong. Nobody
would be told.

## Example
```toml
[[issues]]
volume = 5
number = 1
date = 2026-05-19
```

and no `pages.toml`, in June 2026.

## Use instead
`imprint paginate 5/1`, and commit `pages.toml`.

## Source
docs/editions.md, “Whole issues”.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("issue-pages-open", Severity.NOTE)
