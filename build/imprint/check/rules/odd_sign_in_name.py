"""A person's name has a digit or a sign that names do not have.

## Why
DBLP tells people of one name apart by numbers (Wei Wang 0001), copied bylines bring the marks of affiliations (Doe¹, Roe*) and
e-mail addresses along. All of it is printed, and sorted by.

## Example
```bibtex
@article{key, author = {Wei Wang 0001 and Roe, R.*}, title = {T}}
```

## Use instead
```bibtex
@article{key, author = {Wei Wang and Roe, R.}, title = {T}}
```
The name of an organisation stands in braces, and may have any sign: `author = {{Studio 54}}`.

## Source
BibLaTeX manual 3.20, section 2.3.3; DBLP, "How to read the name".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..names_in import names_in
from ..rule import Rule, Where

RULE = Rule("odd-sign-in-name", Severity.WARNING, where=Where.NAMES)

_ODD = re.compile(r"[\d@<>*†‡§¶¹²³⁴⁵⁶⁷⁸⁹]|(?<=[^\W\d_])\?(?=[^\W\d_])")
_TAIL = re.compile(r"\s*(?:(?<=\s)\d{4}|<[^<>]*>|[\d*†‡§¶¹²³⁴⁵⁶⁷⁸⁹]+)$")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Names with such signs, outside braces and TeX."""
    for field in one.names:
        for name in names_in(field.raw) if _ODD.search(field.value) else ():
            found = _ODD.search(name.text)
            if found is None or any(sign in name.text for sign in "{}\\=") or " " not in name.text:
                continue
            tail = _TAIL.search(name.text)
            start, end = tail.span() if tail else found.span()
            place = field.at(name.start + start, name.start + end)
            message = f"“{name.text[start:end].strip()}” in {field.name} of {one.work.id} is printed as a part of the name {name.text}"
            fixes = (Fix(place, "", safe=False),) if tail else ()
            yield RULE.at(place, message, "take it out, or put the name of an organisation in braces", fixes=fixes)
