"""A citation names a page that the work does not have.

## Why
The entry says on which pages the article or chapter stands, and the page cited is not among them: one of the two is wrong.
Only plain page numbers are compared.

## Example
```markdown
[@goody-watt:1963, p. 34] where the entry has pages = {304--345}
```

## Use instead
```markdown
[@goody-watt:1963, p. 340]
```

## Source
CSL 1.0.2, "Locators"; BibLaTeX manual 3.20, section 2.2.2 (`pages`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Citation, plain, walk
from ..rule import Rule

RULE = Rule("locator-outside-pages", Severity.WARNING)

_PAGES = re.compile(r"\s*,?\s*(?:\{)?(?:pp?\.|S\.|с\.|s\.|pages?|Seiten?)?[\s\u00a0]*(\d{1,6})(?:[\s\u00a0]*(?:--?|[–—])[\s\u00a0]*(\d{1,6}))?\}?\s*$")
_RANGE = re.compile(r"(\d{1,6})(?:–(\d{1,6}))?")
_PARTS = frozenset(("article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference", "review"))


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Pages of articles and chapters beyond their first and last."""
    works = {work.id: work for work in copy.works if work.type in _PARTS}
    entries = {entry.key: entry for entry in reversed(copy.library.entries)}
    whole = Place(copy.sources.manuscript.path)
    for node in walk((copy.front.epigraph, copy.front.abstract, copy.body)):
        work = works.get(node.key) if isinstance(node, Citation) else None
        if work is None or not isinstance(node, Citation):
            continue
        first, last = _span(work.get("page"))
        cited = _PAGES.match(plain(node.suffix))
        if not last or not cited:
            continue
        pages = [int(cited[1]), *([_ended(cited[1], cited[2])] if cited[2] else [])]
        if any(not first <= page <= last for page in pages):
            field = entries[node.key].field("pages") if node.key in entries else None
            related = (Related(field.place, "the pages stand here"),) if field else ()
            message = f"{node.key} has the pages {work.get('page')}, and {cited[1]} is cited"
            yield RULE.at(node.place or whole, message, "mend the page, or the entry's pages", related)


def _span(pages: str) -> tuple[int, int]:
    """First and last page of a field that is nothing but ranges; zeros where it is something else."""
    parts = [_RANGE.fullmatch(part.strip()) for part in pages.split(",")]
    ranges = [(int(part[1]), _ended(part[1], part[2]) if part[2] else int(part[1])) for part in parts if part]
    if not ranges or len(ranges) != len(parts) or (len(ranges) == 1 and ranges[0][0] == ranges[0][1]):
        return 0, 0
    return min(first for first, _ in ranges), max(last for _, last in ranges)


def _ended(first: str, last: str) -> int:
    """The end of a range that may be shortened: 123–28."""
    return int(first[: max(0, len(first) - len(last))] + last)
