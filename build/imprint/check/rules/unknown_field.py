"""A field has a name that nobody prints.

## Why
`accessed` is not BibLaTeX's name for the date of access (`urldate` is), and a field with a slip in its name is lost
without a word. Only names that plainly stand for another one are found; what reference managers write for themselves
is passed over.

## Example
```bibtex
@online{key, title = {T}, url = {https://orrery.example/}, accessed = {2025-05-18}}
```

## Use instead
```bibtex
@online{key, title = {T}, url = {https://orrery.example/}, urldate = {2025-05-18}}
```

## Source
BibLaTeX manual 3.20, section 2.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.library_names import FIELDS, FOREIGN, MEANT
from ...model.work import Entry
from ..judged import Judged
from ..rule import Rule

RULE = Rule("unknown-field", Severity.WARNING)


def concerns(kind: str, names: frozenset[str]) -> bool:
    """Only entries with fields of other names than those that are known."""
    return not names <= FIELDS | FOREIGN


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Fields of an entry that stand for others."""
    entry = one.entry
    for field in entry.fields if entry else ():
        if entry is None or field.name in FIELDS or field.name in FOREIGN:
            continue
        meant = intended(field.name)
        if meant == "url" and "http" not in field.value:
            continue  # a program's own link
        if meant and field.value.strip() and not _there(entry, meant):
            message = f"{field.name} of {entry.key} is not a field that is printed"
            fix = Fix(field.name_place, meant, safe=field.name in MEANT)
            yield RULE.at(field.place, message, f"did you mean {meant}?", fixes=(fix,))


@lru_cache(maxsize=4096)
def intended(name: str) -> str:
    """The field that a name stands for, where it is not a field itself; "" where there is no telling."""
    if name in FIELDS or name in FOREIGN:
        return ""
    if name in MEANT:
        return MEANT[name]
    near = get_close_matches(name, sorted(FIELDS), 1, 0.8) if len(name) > 4 and name.isalpha() else []
    slip = near and near[0] not in name and name not in near[0] and name[:2] == near[0][:2]
    return near[0] if slip else ""  # blogtitleaddon, versiona, xeditor are names that somebody made on purpose


_SAME = {"journaltitle": ("journal",), "location": ("address",), "institution": ("school",), "date": ("year",)}


def _there(entry: Entry, name: str) -> bool:
    return bool(entry.field(name, *_SAME.get(name, ())))
