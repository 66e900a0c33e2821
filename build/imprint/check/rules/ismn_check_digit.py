"""An ISMN is wrong: its last digit does not agree with the others, or digits are missing.

## Why
The number of printed music. It has thirteen digits that begin with 979-0; before 2008 it had nine, and an M before them.

## Example
```bibtex
@book{key, title = {Goldberg-Variationen}, ismn = {979-0-2600-0043-3}}
```

## Use instead
```bibtex
@book{key, title = {Goldberg-Variationen}, ismn = {979-0-2600-0043-8}}
```

## Source
ISO 10957:2021, annex A.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..check_digits import wrong_numbers
from ..judged import Judged
from ..rule import Rule
from .isbn_check_digit import fault as isbn_fault

RULE = Rule("ismn-check-digit", Severity.WARNING, of=("ismn",))

_NUMBER = re.compile(r"(?<![\w-])[M\d](?:[\d–‐-]|[ ~](?=\d))*(?!\w)", re.IGNORECASE)


def judge(one: Judged) -> Iterator[Diagnostic]:
    """The ISMNs of an entry, one by one."""
    for place, number, wrong in wrong_numbers(one, "ismn", _NUMBER, fault):
        yield RULE.at(place, f"the ISMN {number} of {one.work.id} is wrong: {wrong}", "copy it again from the music")


def fault(digits: str) -> str:
    """What is wrong with an ISMN of digits alone, which may begin with M; "" where nothing is."""
    whole = "9790" + digits[1:] if digits[:1] in "Mm" else digits
    if len(whole) != 13:
        return f"it has {len(digits)} signs, not 13 or an M with 9 digits"
    return isbn_fault(whole) if whole.startswith("9790") else "it does not begin with 979-0"
