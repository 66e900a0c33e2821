"""A DOI is none.

## Why
A DOI begins with `10.`, a number and a slash. Anything else leads nowhere, and depositing the article's references
with a registration agency fails. The address of the resolver before it does no harm.

## Example
```bibtex
@article{key, title = {T}, doi = {j.tcs.2009.01.001}}
```

## Use instead
```bibtex
@article{key, title = {T}, doi = {10.1016/j.tcs.2009.01.001}}
```

## Source
ISO 26324; DOI Handbook, section 2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("malformed-doi", Severity.WARNING, of=("doi",))
_DOI = re.compile(r"10\.\d{3,9}(?:\.\d+)*/\S+")
_MARK = re.compile(r"(?<!\.)[.,;/]$")
_SHORT = re.compile(r"10/[a-z0-9]{3,12}", re.I)  # shortdoi.org: resolved as 10.… is


def judge(one: Judged) -> Iterator[Diagnostic]:
    """A DOI that is none."""
    doi = one.work.get("DOI")
    if doi and not _DOI.fullmatch(doi) and not _SHORT.fullmatch(doi):
        yield RULE.at(one.place_of("doi"), f"{doi} is no DOI", _hint(doi))
    field = one.named.get("doi")
    if field and (mark := _MARK.search(field.raw)) and mark.start():
        place = field.at(*mark.span())
        message = f"the DOI of {one.work.id} ends with “{mark[0]}”, which leads nowhere"
        yield RULE.at(place, message, "delete it", fixes=(Fix(place, "", safe=False),))


def _hint(doi: str) -> str:
    if found := _DOI.search(doi):
        return f"write doi = {{{found.group().rstrip('.,;')}}}"
    if doi.startswith(("http://", "https://")):
        return "put the address into url"
    return "a DOI looks like 10.1000/182"
