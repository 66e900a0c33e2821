"""Two fields say the same thing, and not alike.

## Why
BibLaTeX's `date` and BibTeX's `year` are one, as are `journaltitle` and `journal`, `institution` and `school`. Only the first of
each pair is printed: which of the two did the author mean?

## Example
```bibtex
@article{key, title = {T}, journaltitle = {Isis}, journal = {Osiris}, date = {2016-02-03}, year = {2015}}
```

## Use instead
```bibtex
@article{key, title = {T}, journaltitle = {Isis}, date = {2016-02-03}}
```

## Source
BibLaTeX manual 3.20, sections 2.2.5 (aliases) and 2.3.9 (`date` and `year`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ..judged import Judged
from ..rule import Rule
from ..spellings import folded

_PAIRS = (("journaltitle", "journal"), ("institution", "school"), ("eprinttype", "archiveprefix"), ("langid", "hyphenation"))
RULE = Rule("fields-disagree", Severity.WARNING, of=[second for _, second in (*_PAIRS, ("date", "year"))])
_YEAR = re.compile(r"\d{4}")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Pairs of fields with two values."""
    entry = one.entry
    if entry is None:
        return
    for first, second in (*_PAIRS, ("date", "year")):
        if first not in entry.names or second not in entry.names:
            continue
        wins, loses = one.field(first), one.field(second)
        if wins and loses and _differ(first, wins.value, loses.value):
            message = f"{first} and {second} of {entry.key} disagree: {wins.value}, {loses.value}"
            related = (Related(wins.place, f"{first} counts"),)
            yield RULE.at(loses.place, message, f"delete {second}, or mend {first}", related)


def _differ(name: str, one: str, other: str) -> bool:
    if name != "date":
        return folded(one) != folded(other)
    years = _YEAR.findall(one), _YEAR.findall(other)
    return bool(years[0] and years[1]) and years[1][0] not in years[0]
