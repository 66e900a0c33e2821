"""A DOI is not registered anywhere.

## Why
A DOI that no agency knows leads no reader anywhere, and a deposit of the article's references fails on it. Most are
slips of typing. This is asked for on request only (`imprint check --online`).

## Example
```bibtex
@article{key, title = {T}, doi = {10.1000/18s}}
```

## Use instead
```bibtex
@article{key, title = {T}, doi = {10.1000/182}}
```

## Source
ISO 26324; Handle System (RFC 3652), response code 100.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("doi-not-registered", Severity.WARNING)
