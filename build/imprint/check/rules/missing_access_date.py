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
from ..judged import Judged
from ..rule import Rule

RULE = Rule("missing-access-date", Severity.NOTE, of=("url", "howpublished", "note", "eprint"))
_PAGES = frozenset(("webpage", "post", "post-weblog"))


def judge(one: Judged) -> Iterator[Diagnostic]:
    """A web page without a date of access, where the style prints one."""
    work = one.work
    if (
        work.type in _PAGES
        and work.get("URL")
        and not work.get("DOI")
        and "doi.org/10." not in work.get("URL")
        and not work.date("accessed")
        and one.prints("accessed")
    ):
        hint = "add urldate = {2025-05-18}, the day on which you read it"
        yield RULE.at(one.place_of("url"), f"{work.id} has no date of access", hint)
