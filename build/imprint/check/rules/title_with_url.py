"""An address or a DOI stands in a title.

## Why
It cannot be broken at the line's end, is no link, and changes the title that readers search for. It belongs to url. The name of a site (learn.example) may stand in a title.

## Example
```bibtex
@misc{key, title = {Wheels. https://orrery.example/wheels}}
```

## Use instead
```bibtex
@online{key, title = {Wheels}, url = {https://orrery.example/wheels}}
```

## Source
BibLaTeX manual 3.20, section 2.2.2 (`url`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..judged import Judged
from ..rule import Rule

_TITLES = ("title", "subtitle", "booktitle", "journaltitle", "journal")

RULE = Rule("title-with-url", Severity.WARNING, of=_TITLES)

_OWN = ("title", "subtitle")  # of a page without a title its address may stand there
_DOI = re.compile(r"(?i)\b(?:doi:? ?)?10\.\d{4,9}/[^\s{},]+")
_ADDRESS = re.compile(r"(?i)\\(?:url|href)\s*\{https?:[^{}]*\}|https?://[^\s{}]+")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Addresses and DOIs in titles."""
    for field in one.fields(_TITLES):
        named = "http" in field.value.lower() and (field.name not in _OWN or len(field.raw.split()) > 1)
        if named and (found := _ADDRESS.search(field.raw)):
            yield RULE.at(field.at(*found.span()), f"an address stands in {field.name} of {one.work.id}", "put it into url")
        elif "10." in field.value and len(field.raw.split()) > 1 and (doi := _DOI.search(field.raw)):
            yield RULE.at(field.at(*doi.span()), f"a DOI stands in {field.name} of {one.work.id}", "put it into doi")
