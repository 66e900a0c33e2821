"""A cited work has been retracted, or a concern about it was published.

## Why
Readers have a right to know. Imprint looks the DOI up in a file on your own machine; nothing is asked on the network.
Name the file in journal.toml: `retractions = "bibliography/retractions.csv"`.

## Example
```bibtex
@article{key, doi = {10.1000/withdrawn}, title = {T}}
```

## Use instead
Cite another work, or say in the text that it was retracted and set the finding aside with that reason.

## Source
Retraction Watch data, published by Crossref: columns OriginalPaperDOI, RetractionDOI, RetractionDate,
RetractionNature, Reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("retracted-work", Severity.WARNING, of=("doi",))

def judge(one: Judged) -> Iterator[Diagnostic]:
    """A work with a notice."""
    doi = one.work.get("DOI")
    notice = one.standards.retractions.of(doi) if doi else None
    if notice is None:
        return
    when = f" on {notice.date}" if notice.date else ""
    why = f" ({'; '.join(notice.reasons[:3])})" if notice.reasons else ""
    hint = f"read the notice: https://doi.org/{notice.doi}" if notice.doi else "read the publisher's notice"
    verb = {"retraction": "was retracted", "expression of concern": "has an expression of concern"}
    said = verb.get(notice.nature.lower(), f"has a notice ({notice.nature.lower()})")
    severity = RULE.severity if notice.nature.lower() in verb else Severity.NOTE
    yield RULE.at(one.place_of("doi"), f"{one.work.id} {said}{when}{why}", hint, severity=severity)
