"""A name is written in parts, and one of them has a name that no part has.

## Why
What stands after `forename=` or `giv=` gets lost: biber, pandoc and imprint know `family`, `given`, `prefix` and `suffix` only.

## Example
```bibtex
@book{key, author = {family=Ong, forename=Walter}, title = {T}, date = {1982}}
```

## Use instead
```bibtex
@book{key, author = {family=Ong, given=Walter}, title = {T}, date = {1982}}
```

## Source
BibLaTeX manual 3.20, section 2.3.3; biber manual 2.20, section 3.4 (extended name format).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..data_model import NAME_PARTS
from ..judged import Judged
from ..names_in import depth_at, names_in
from ..rule import Rule, Where

RULE = Rule("unknown-name-part", Severity.WARNING, where=Where.NAMES)

_PARTS = re.compile(r"(?:^\{?|,)\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_PART = re.compile(r"(?:^\{?|,)\s*(?P<part>[A-Za-z][A-Za-z-]*)\s*=\s*(?P<value>(?:[^,{}]|\{[^{}]*\})*)")
_MEANT = {
    "last": "family", "lastname": "family", "surname": "family", "familyname": "family", "first": "given", "firstname": "given",
    "forename": "given", "forenames": "given", "givenname": "given", "name": "family", "middle": "given", "von": "prefix",
    "particle": "prefix", "jr": "suffix", "junior": "suffix",
}  # fmt: skip


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Parts that no name has."""
    for field in one.names:
        for name in names_in(field.raw) if "=" in field.raw else ():
            for found in _PART.finditer(name.text) if _PARTS.search(name.text) else ():
                part = found["part"].lower()
                if part in NAME_PARTS or depth_at(name.text, found.start("part")) > name.text.startswith("{"):
                    continue
                place = field.at(name.start + found.start("part"), name.start + found.end("part"))
                message = f"{found['part']} in {field.name} of {one.work.id} is no part of a name; “{found['value'].strip()}” is lost"
                meant = _MEANT.get(part, "") or "".join(get_close_matches(part, _PRINTED, 1, 0.6))
                there = re.search(rf"(?i)\b{meant}\s*=", name.text) if meant else None
                hint = f"write it into {meant}" if there else f"write {meant or ', '.join(_PRINTED)}"
                yield RULE.at(place, message, hint, fixes=(Fix(place, meant, safe=False),) if meant and not there else ())


_PRINTED = ("family", "given", "prefix", "suffix")
