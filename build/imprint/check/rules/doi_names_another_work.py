"""A DOI names another work than the entry describes.

## Why
The DOI was copied from the neighbouring reference, or a digit slipped: readers are led to another work, and citation
indexes count it. Titles are compared without case, accents and subtitles; a translated title is passed over where the
author and the year agree. This is asked for on request only (`imprint check --online`).

## Example
```bibtex
@book{grafton:1997, title = {The Footnote}, doi = {10.1086/357830}}
```

## Use instead
The DOI that the publisher's page shows; or none.

## Source
DOI content negotiation (CrossCite), CSL JSON of the registration agency.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("doi-names-another-work", Severity.WARNING)
