"""An entry has no DOI, and its work has one.

## Why
A DOI leads readers to the work when its address has changed, and lets citation indexes count the citation. It is
offered only where title, first author and year agree. This is asked for on request only (`imprint check --online`).

## Example
```bibtex
@article{goody-watt:1963, title = {The Consequences of Literacy}}
```

## Use instead
```bibtex
@article{goody-watt:1963, title = {The Consequences of Literacy}, doi = {10.1017/s0010417500001730}}
```

## Source
Crossref REST API, `/works` with `query.bibliographic`.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("doi-known-elsewhere", Severity.NOTE)
