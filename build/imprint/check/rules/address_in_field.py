"""A mail or web address stands where a name or a place belongs.

## Why
Forms ask for a publisher, and get the address of its site; managers take the address of a page for its author. It is printed, sorted and
searched for as if it were a name: “info@verso.example, 1983”.

## Example
```bibtex
@book{key, title = {T}, publisher = {https://www.verso.example}, location = {info@verso.example}, date = {1983}}
```

## Use instead
```bibtex
@book{key, title = {T}, publisher = {Verso}, location = {London}, url = {https://www.verso.example}, date = {1983}}
```

## Source
BibLaTeX manual 3.20, section 2.2.2: `publisher`, `location`, `url`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..judged import Judged
from ..rule import Rule

_FIELDS = ("publisher", "location", "address", "institution", "school", "organization", "author", "editor", "series", "edition")
RULE = Rule("address-in-field", Severity.WARNING, of=_FIELDS)

_WEB = re.compile(r"\{*\s*(?:\\url\{)?(?:https?://|www\.)[^\s{}]+\}*\s*", re.IGNORECASE)
_MAIL = re.compile(r"\{*\s*(?:mailto:)?[\w.+-]+\\?@[\w-]+\.[\w.-]+\s*\}*")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Fields that hold an address and nothing else."""
    for field in one.fields(_FIELDS):
        if ("@" in field.raw and _MAIL.fullmatch(field.raw)) or (("://" in field.raw or "www" in field.raw) and _WEB.fullmatch(field.raw)):
            kind = "a mail address" if "@" in field.raw else "the address of a page"
            message = f"{field.name} of {one.work.id} is {kind}: {field.value[:60]}"
            yield RULE.at(field.place, message, "write the name itself; an address of a page belongs to url")
