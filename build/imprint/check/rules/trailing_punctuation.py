"""A value ends with the punctuation that a style sets between the parts of a reference.

## Why
Catalogues write “London :” and “Faber,” (ISBD). Styles set their own marks: printed is “London :: Faber,, 1968”.

## Example
```bibtex
@book{key, author = {Goody, Jack}, title = {T /}, location = {London :}, publisher = {Faber,}, date = {1968}}
```

## Use instead
```bibtex
@book{key, author = {Goody, Jack}, title = {T}, location = {London}, publisher = {Faber}, date = {1968}}
```

## Source
ISBD, consolidated edition 2011, A.3 (prescribed punctuation); CSL 1.0.2, `prefix`, `suffix` and `delimiter`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.library_names import NAMES
from ..judged import Judged
from ..rule import Rule

RULE = Rule("trailing-punctuation", Severity.WARNING)

_MARK = re.compile(r"(?:\s*[,;:]|\s+/)[\s,;:/]*$")
_ENTITY = re.compile(r"&#?\w+;$")
_ENDS = (",", ";", ":", "/")
_NUMBERS = ("year", "date", "volume", "number", "pages")
_PASSED = frozenset((*NAMES, "note", "addendum", "annotation", "titleaddon", "booktitleaddon"))


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Commas, colons, semicolons and lone slashes at the ends of printed values."""
    numbers = [field for name in _NUMBERS if (field := one.field(name))]
    for field in (*one.prose, *numbers):
        found = _MARK.search(field.raw) if field.value.endswith(_ENDS) and field.name not in _PASSED else None
        if found and found.start() and not _ENTITY.search(field.raw):
            place = field.at(*found.span())
            message = f"{field.name} of {one.work.id} ends with “{found[0].strip()}”; styles set their own marks"
            yield RULE.at(place, message, "delete it", fixes=(Fix(place, ""),))
