"""The folder that a journal is built into has pages or files of an article that the journal does not have any more.

## Why
An article that was taken out of the journal, or has another name now, is in no list of the site; but its old page is still
there, and goes with the site to the server. A build removes nothing: a page that was published may be cited.

## Example
```
manuscripts/copied-note/ was renamed manuscripts/note-copied/
out/site/4/1/copied-note/index.html is still there
```

## Use instead
Remove the folder that the finding names; or leave it there, and put a page in its place that leads to the new address.

## Source
docs/commands.md, “imprint build”.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("left-over", Severity.NOTE)
