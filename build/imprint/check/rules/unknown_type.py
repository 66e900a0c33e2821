"""An entry's type is none that BibLaTeX or BibTeX has.

## Why
Of an unknown type no program knows which fields it needs and how it is printed; imprint prints it as a document of no
kind. Mostly it is a slip.

## Example
```bibtex
@artcle{darnton:1982, title = {What Is the History of Books?}}
```

## Use instead
```bibtex
@article{darnton:1982, title = {What Is the History of Books?}}
```

## Source
BibLaTeX manual 3.20, section 2.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...model.diagnostic import Diagnostic, Severity
from ...model.library_names import TYPES
from ..judged import Judged
from ..rule import Rule

RULE = Rule("unknown-type", Severity.WARNING)


def concerns(kind: str, names: frozenset[str]) -> bool:
    """Only entries of unknown types."""
    return kind not in TYPES


def judge(one: Judged) -> Iterator[Diagnostic]:
    """An entry of an unknown type."""
    entry = one.entry
    if entry and entry.type not in TYPES:
        near = get_close_matches(entry.type, sorted(TYPES), 1, 0.75)
        hint = f"write @{near[0]}" if near else "take @misc, or the type that comes nearest"
        message = f"@{entry.type} is no entry type; {entry.key} is printed as a document of no kind"
        yield RULE.at(one.place, message, hint)
