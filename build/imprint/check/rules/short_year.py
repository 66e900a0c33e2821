"""A year has two or three digits, and the work is a modern one.

## Why
`63` is read as what it says, the year 63 of our era: it is printed so, and the work is sorted before all others.

## Example
```bibtex
@article{key, title = {T}, journaltitle = {CSSH}, year = {63}}
```

## Use instead
```bibtex
@article{key, title = {T}, journaltitle = {CSSH}, year = {1963}}
```
A work of antiquity keeps its year, in four digits: `date = {0063}`.

## Source
ISO 8601-1, 4.3.2: years have four digits.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("short-year", Severity.WARNING, of=("year", "date"))

_MODERN = ("journal", "journaltitle", "publisher", "doi", "isbn", "issn", "url", "school", "institution", "eprint")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Years below 1000 of works that have what only modern ones have."""
    field = one.field("date", "year")
    if field and 1 < len(field.value) < 4 and field.value.isdecimal() and one.fields(_MODERN):
        yield RULE.at(field.place, f"the year of {one.work.id} has {len(field.value)} digits: {field.value}", "write all four digits")
