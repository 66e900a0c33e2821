"""An issue in journal.toml lists an article that the journal does not have.

## Why
It would be missing from the issue's contents and from the bound issue, and the articles after it would get its pages.

## Example
```toml
[[issues]]
volume = 5
number = 1
articles = ["slow-whels"]
```

## Use instead
```toml
[[issues]]
volume = 5
number = 1
articles = ["slow-wheels"]
```

## Source
docs/front-matter.md, “The masthead”.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("issue-article-missing", Severity.ERROR)
