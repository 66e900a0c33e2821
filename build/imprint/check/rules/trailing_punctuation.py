"""A value ends with the punctuation that a style sets between the parts of a reference.

## Why
Catalogues write “London :” and “Faber,” (ISBD). Styles set their own marks: printed is “London :: Faber,, 1968”.
They end names with a full stop, too: “Lopez, Iris Ofelia.” comes out as “Iris Ofelia. Lopez”.

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
from ...model.work import Field
from ..judged import Judged
from ..names_in import names_in
from ..rule import Rule

RULE = Rule("trailing-punctuation", Severity.WARNING)

_MARK = re.compile(r"(?:\s*[,;:]|\s+/)[\s,;:/]*$")
_ENTITY = re.compile(r"&#?\w+;$")
_GIVEN = re.compile(r",.*[ ,][^\W\d_]{3,}(?:[aeiouyáéíóúà]|[aeiou][nlrsh])\.$")  # Ofelia., Hahrie., but not Friedr., Alex.
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
    for field in one.names:
        yield from _names(one, field)


def _names(one: Judged, field: Field) -> Iterator[Diagnostic]:
    """Full stops behind given names that are no abbreviations."""
    for name in names_in(field.raw) if "." in field.raw else ():
        if name.text.endswith(".") and "{" not in name.text and _GIVEN.search(name.text):
            place = field.at(name.end - 1, name.end)
            message = f"{name.text} in {field.name} of {one.work.id} ends with a full stop"
            yield RULE.at(place, message, "delete it", fixes=(Fix(place, "", safe=False),))
