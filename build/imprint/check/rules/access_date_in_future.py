"""A page was read on a day that has not come yet.

## Why
A date of access later than today is a slip of the year or of the month. Today is the day of the check, or the day
that SOURCE_DATE_EPOCH names, so that an old edition is judged as it was.

## Example
```bibtex
@online{key, title = {T}, url = {https://orrery.example/}, urldate = {2205-05-18}}
```

## Use instead
```bibtex
@online{key, title = {T}, url = {https://orrery.example/}, urldate = {2025-05-18}}
```

## Source
BibLaTeX manual 3.20, section 2.2.2 (`urldate`); reproducible-builds.org, SOURCE_DATE_EPOCH.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...model.diagnostic import Diagnostic, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("access-date-in-future", Severity.WARNING, of=("urldate", "urlyear"))

def judge(one: Judged) -> Iterator[Diagnostic]:
    """A date of access after the day of the check."""
    accessed = one.work.date("accessed")
    today = _numbers(one.standards.today)
    if accessed and today and accessed.start > today[: len(accessed.start)]:
        message = f"the date of access of {one.work.id} is later than today, {one.standards.today}"
        yield RULE.at(one.place_of("urldate", "urlyear"), message, "write the day on which you read it")


@cache
def _numbers(date: str) -> tuple[int, ...]:
    return tuple(int(part) for part in date.split("-") if part)
