"""A note holds what a program keeps for itself.

## Why
Scopus writes how often a work is cited, Google Scholar's harvesters when they asked, EndNote where its file lies on somebody's
disk, and Zotero all that has no field into `note`. Styles that print notes print it: “212 (2026). Cited by: 3.”

## Example
```bibtex
@article{key, title = {T}, note = {Cited by: 3; All Open Access, Green Open Access}}
```

## Use instead
```bibtex
@article{key, title = {T}}
```

## Source
BibLaTeX manual 3.20, section 2.2.2: `note` is what does not fit into any other field, and printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule

_FIELDS = ("note", "addendum")
RULE = Rule("exported-note", Severity.WARNING, of=_FIELDS)

_LABELS = (
    r"publisher|place|series\s+title|oclc|\\?_eprint|tex[.:]\w+|citation\s+key|mag\s+id|s2id|accession\s+number|conference\s+name|container-title|original-date"
    r"|event-place|google-books-id|page\s+version\s+id|library\s+catalog|last-modified|company|distributor|number|issue|section"
)
_KEPT = re.compile(
    r"(?:cited[\s-]by|times\s+cited|citations)\b\s*(?:\([^)]*\))?\s*:?\s*\d+\b.*"
    r"|(?:export|query)\s+date\s*:.*|zscc\s*:.*|\d{4,}\s+citations?\s*\(.*\).*"
    rf"|(?:{_LABELS})\s*[:=]\s*\S.*"
    r"|(?:wos|isi|medline|eid|scopus_id)\s*:\s*\S+"
    r"|[a-z]:\\\S.*|file:/.*|/(?:users|home)/\S.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 60  # characters of it that are shown


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Notes that no author wrote; where the style does not print them it is a note."""
    for name in _FIELDS:
        field = one.field(name)
        if field and _KEPT.fullmatch(field.value):
            shown = field.value if len(field.value) <= _LONGEST else f"{field.value[: _LONGEST - 1]}…"
            message = f"{name} of {one.work.id} holds what a program keeps for itself: {shown}"
            severity = Severity.WARNING if one.prints("note") else Severity.NOTE
            fixes = (Fix(field.place, "", safe=False),) if field.raw else ()
            yield RULE.at(field.place, message, "delete it", severity=severity, fixes=fixes)
