"""A question to the network was not answered.

## Why
The host was slow, failed, refused programs, or leads to a private network, which is never asked: nothing is known of
the address or DOI. "Not found" would be another answer. Questions are asked on request only (`imprint check --online`).

## Example
```bibtex
@online{key, title = {T}, url = {https://orrery.example/slow}, urldate = {2025-05-18}}
```

## Use instead
The same, once a person has looked; `imprint check --online` asks again what was not answered.

## Source
House rule.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("not-answered", Severity.NOTE)
