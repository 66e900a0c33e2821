"""An address ends with a punctuation mark that hardly belongs to it.

## Why
Copied from a sentence, an address takes the sentence's point, comma or bracket along, and the link then leads nowhere.
A bracket that was opened in the address itself may stand.

## Example
```bibtex
@online{key, title = {T}, url = {https://orrery.example/wheels.}}
```

## Use instead
```bibtex
@online{key, title = {T}, url = {https://orrery.example/wheels}}
```

## Source
RFC 3986, appendix C.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("url-trailing-punctuation", Severity.WARNING, of=("url", "howpublished", "note", "eprint"))

_MARKS = ".,;:!'\"”’\\"
_TAIL = re.compile(r"(?:[.,;:!'\"”’]|\\\\)+$")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """A mark at the end of an address."""
    field = one.field("url")
    address = field.raw.rstrip() if field else one.work.get("URL")
    tail = _tail(address)
    if not tail or not address.lstrip("{ ").startswith(("http", "www")):
        return
    start, end = len(address) - len(tail), len(address)
    place = field.at(start, end) if field else one.place
    fixes = (Fix(place, "", safe=False),) if field and field.whole else ()
    yield RULE.at(place, f"the address of {one.work.id} ends with “{tail}”", "delete it, if it is the sentence's", fixes=fixes)


def _tail(address: str) -> str:
    """The marks at the end; a closing bracket only where none was opened."""
    if address.endswith(("...", "…")):
        return ""
    for opening, closing in ("()", "[]", "<>"):
        if address.endswith(closing) and address.count(closing) > address.count(opening):
            return closing
    found = _TAIL.search(address, len(address.rstrip(_MARKS)))  # not from each mark of a long address to the next
    return found[0] if found else ""
