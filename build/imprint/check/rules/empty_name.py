"""A list of names has a place for a name, and none stands there.

## Why
`and` at the end, or twice in a row, makes a person without a name: some programs print a comma too many, biber
complains.

## Example
```bibtex
@book{key, author = {Febvre, Lucien and }, title = {T}}
```

## Use instead
```bibtex
@book{key, author = {Febvre, Lucien}, title = {T}}
```

## Source
BibLaTeX manual 3.20, section 2.3.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule, Where

RULE = Rule("empty-name", Severity.WARNING, where=Where.NAMES)

_EMPTY = re.compile(r"^\s*and\s+(?!\w*=)|\s+and\s*$|\s+and(?=\s+and\s)|^\s*,\s*$")
_TWICE = re.compile(r"and\s+and")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """An “and” too many."""
    for field in one.names:
        found = _EMPTY.search(field.raw) if _may(field.raw) else None
        if found:
            place = field.at(*found.span())
            message = f"a name is missing in {field.name} of {one.work.id}"
            fixes = (Fix(place, ""),) if found[0].strip() == "and" else ()
            yield RULE.at(place, message, "add it, or delete the “and” too many", fixes=fixes)


def _may(raw: str) -> bool:
    """Whether a closer look is worth it."""
    words = raw.strip()
    return words.startswith(("and", ",")) or words.endswith("and") or bool(_TWICE.search(raw))
