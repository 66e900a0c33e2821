"""An ISBN is wrong: its last digit does not agree with the others, or digits are missing.

## Why
Library catalogues and booksellers find nothing by it. The check digit shows a slip of one digit, or of two that changed
places. Several numbers in one field are read one by one.

## Example
```bibtex
@book{key, title = {T}, isbn = {978-0-674-90215-6}}
```

## Use instead
```bibtex
@book{key, title = {T}, isbn = {978-0-674-90215-2}}
```

## Source
ISO 2108:2017, annex A; for ten digits ISO 2108:1992.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..judged import Judged
from ..rule import Rule
from .issn_check_digit import fault as issn_fault

RULE = Rule("isbn-check-digit", Severity.WARNING, of=("isbn",))

_NUMBER = re.compile(r"(?<![\d–—-])\d(?:[\d–—‐-]|[ ~](?=[\dXxХх]))*[\dXxХх]?(?!\d)")

_STRAY = 3  # digits of what programs write beside a number: 0885-8977 VO - 5


def judge(one: Judged) -> Iterator[Diagnostic]:
    """The ISBNs of an entry, one by one."""
    field = one.field("isbn")
    for found in _NUMBER.finditer(field.raw) if field else ():
        for start, end in _parts(found):
            digits = "".join(char for char in field.raw[start:end] if char.isalnum()) if field else ""
            wrong = fault(digits)
            if field and wrong and (len(digits) > _STRAY or digits == field.value):
                message = f"the ISBN {field.raw[start:end]} of {one.work.id} is wrong: {wrong}"
                yield RULE.at(field.at(start, end), message, _hint(field.raw[start:end]))


def _hint(number: str) -> str:
    if not issn_fault("".join(char for char in number if char.isalnum())):
        return f"it is an ISSN: write issn = {{{number}}}"
    return "copy it again from the book or from a library's catalogue"


def _parts(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """One number, or several that only blanks part."""
    words = list(re.finditer(r"[^ ~]+", found[0]))
    digits = [sum(char.isalnum() for char in word[0]) for word in words]
    if len(words) > 1 and all(count in (10, 13) for count in digits):
        yield from ((found.start() + word.start(), found.start() + word.end()) for word in words)
    else:
        yield found.start(), found.end()


def fault(digits: str) -> str:
    """What is wrong with an ISBN of digits alone; "" where nothing is."""
    digits = digits.upper()
    if "Х" in digits:
        return "its last sign is a Cyrillic letter, not an X"
    if len(digits) == 10 and digits[:9].isdigit():
        check = "0123456789X"[-sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9])) % 11]
    elif len(digits) == 13 and digits.isdigit() and not digits.startswith(("978", "979")):
        return "it does not begin with 978 or 979"
    elif len(digits) == 13 and digits.isdigit():
        check = str(-sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits[:12])) % 10)
    else:
        return f"it has {len(digits)} digits, not 10 or 13" + (" (an ISSN has 8)" if len(digits) == 8 else "")
    return "" if check == digits[-1] else f"its last digit would be {check}"
