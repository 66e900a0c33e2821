"""An ISSN is wrong: its last digit does not agree with the others, or digits are missing.

## Why
No catalogue finds the journal by it, and a registration agency refuses it.

## Example
```bibtex
@article{key, title = {T}, journaltitle = {History and Theory}, issn = {0018-2655}}
```

## Use instead
```bibtex
@article{key, title = {T}, journaltitle = {History and Theory}, issn = {0018-2656}}
```

## Source
ISO 3297:2022, annex A.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..check_digits import wrong_numbers
from ..judged import Judged
from ..rule import Rule

RULE = Rule("issn-check-digit", Severity.WARNING, of=("issn",))

_NUMBER = re.compile(r"(?<![\w-])\d[\d–‐-]*[\dXx]?(?![\w-])")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """The ISSNs of an entry, one by one."""
    for place, number, wrong in wrong_numbers(one, "issn", _NUMBER, fault):
        yield RULE.at(place, f"the ISSN {number} of {one.work.id} is wrong: {wrong}", "copy it again from the journal")


def fault(digits: str) -> str:
    """What is wrong with an ISSN of digits alone; "" where nothing is."""
    digits = digits.upper()
    if len(digits) != 8 or not digits[:7].isdigit():
        return f"it has {len(digits)} digits, not 8"
    check = "0123456789X"[-sum(int(digit) * (8 - at) for at, digit in enumerate(digits[:7])) % 11]
    return "" if check == digits[-1] else f"its last digit would be {check}"
