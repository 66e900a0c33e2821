"""A DOI stands with the address of its resolver, or with the word before it.

## Why
The field holds the DOI alone; the address is made when it is printed. With the resolver's address some styles print it
twice (https://doi.org/https://doi.org/…). Imprint reads both.

## Example
```bibtex
@article{key, title = {T}, doi = {https://dx.doi.org/10.2307/2505502}}
```

## Use instead
```bibtex
@article{key, title = {T}, doi = {10.2307/2505502}}
```

## Source
BibLaTeX manual 3.20, section 2.2.2 (`doi`); Crossref DOI display guidelines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("doi-with-resolver", Severity.NOTE, of=("doi",))

_BEFORE = re.compile(r"(?i)\s*(?:(?:https?:)?//[\w.-]*doi[\w.-]*/+|(?:dx\.)?doi\.org/+|doi:?\s*)(?=10\.)")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """What stands before a DOI."""
    field = one.named.get("doi")
    found = _BEFORE.match(field.raw) if field else None
    if field and found:
        place = field.at(found.start(), found.end())
        message = f"the DOI of {one.work.id} stands with “{found[0].strip()}”"
        yield RULE.at(place, message, "write the DOI alone", fixes=(Fix(place, ""),))
