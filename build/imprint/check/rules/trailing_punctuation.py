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
from ...model.library_names import NAMES, PROSE
from ..judged import Judged
from ..rule import Rule

RULE = Rule("trailing-punctuation", Severity.WARNING)

_MARK = re.compile(r"(?:\s*[,;:]|\s+/)[\s,;:/]*$")
_ENTITY = re.compile(r"&#?\w+;$")
_ENDS = (",", ";", ":", "/")
_ASKED = (PROSE | frozenset(("year", "date", "volume", "number", "pages"))) - NAMES - {"note", "addendum", "titleaddon", "booktitleaddon"}


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Commas, colons, semicolons and lone slashes at the ends of printed values."""
    for field in one.entry.fields if one.entry else ():
        found = _MARK.search(field.raw) if field.value.endswith(_ENDS) and field.name in _ASKED else None
        if found and found.start() and not _ENTITY.search(field.raw):
            place = field.at(*found.span())
            message = f"{field.name} of {one.work.id} ends with “{found[0].strip()}”; styles set their own marks"
            yield RULE.at(place, message, "delete it", fixes=(Fix(place, ""),))
