"""Articles of a published issue no longer fit the pages by which they are cited.

## Why
Pages are part of a citation. Where an article of a published issue becomes longer or shorter, or another one comes before it,
all citations of those after it would be wrong. The articles keep their pages, and the issue is not bound anew, until an
editor decides.

## Example
`pages.toml` gives `slow-wheels` the pages 1–6; a new paragraph makes it seven pages long.

## Use instead
Shorten the text, or put a new article after all others. Where the issue is not out yet, `imprint paginate 5/1` accepts the
new pages.

## Source
COPE, Guidelines for retraction and correction: published versions stay as they are cited; docs/editions.md, “Whole issues”.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("published-pages-move", Severity.ERROR)
