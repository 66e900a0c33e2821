"""A journal's name has the volume, the number or the pages with it.

## Why
They have fields of their own, from which styles make “12, no. 3 (1998): 5–9” or “12(3), 5–9”. In the name they are set in italics,
in one language, and searches by the journal find nothing.

## Example
```bibtex
@article{key, title = {T}, journal = {Past and Present, vol. 3, no. 2, pp. 1--4}, year = {1953}}
```

## Use instead
```bibtex
@article{key, title = {T}, journal = {Past and Present}, volume = {3}, number = {2}, pages = {1--4}, year = {1953}}
```

## Source
BibLaTeX manual 3.20, section 2.2.2: `journaltitle`, `volume`, `number`, `pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("volume-in-journal", Severity.WARNING, of=("journal", "journaltitle"))

_NUMBERS = re.compile(
    r"[,;(]\s*(?:(?:vols?|bd|t|т|no|nr|pp?|issue|heft|cilt|sayı)\.?\s*\d+[\w()–-]*[\s,;:.)]*)+(?:\(\d{4}\)[.:]?)?\}?$"
    r"|,\s*\d{1,4}\s*\(\d{1,4}\)(?:[,:]\s*\d+(?:-{1,2}\d+)?)?\}?$",
    re.IGNORECASE,
)

_ENDS = frozenset(("", *"0123456789)."))


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Journals that end with numbers and their labels."""
    field = one.field("journaltitle", "journal")
    found = _NUMBERS.search(field.raw) if field and field.value.rstrip("}")[-1:] in _ENDS and field.raw.rstrip("}")[-1:] in _ENDS else None
    if field and found:
        message = f"the journal of {one.work.id} has its numbers with it: {found[0].strip(' ,}')}"
        yield RULE.at(field.at(*found.span()), message, "write them into volume, number and pages")
