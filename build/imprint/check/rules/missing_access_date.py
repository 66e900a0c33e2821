"""A web page has no date of access.

## Why
Web pages change. Where the citation style prints the date on which a page was read, a page without one leaves a gap.
Works with a DOI need none.

## Example
```bibtex
@online{key, title = {T}, url = {https://orrery.example/}}
```

## Use instead
```bibtex
@online{key, title = {T}, url = {https://orrery.example/}, urldate = {2025-05-18}}
```

## Source
The Chicago Manual of Style, 17th edition, 14.12; BibLaTeX manual 3.20, section 2.2.2 (`urldate`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ..cited import cited, place_of, printed
from ..rule import Rule

RULE = Rule("missing-access-date", Severity.NOTE)
_PAGES = frozenset(("webpage", "post", "post-weblog"))


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Cited web pages without a date of access, where the style prints one."""
    for work, entry, place in cited(copy):
        if (
            work.type in _PAGES
            and work.get("URL")
            and not work.get("DOI")
            and not work.date("accessed")
            and printed(copy, "accessed")
        ):
            message = f"{work.id} has no date of access"
            yield RULE.at(
                place_of(entry, place, "url"), message, "add urldate = {2025-05-18}, the day on which you read it"
            )
