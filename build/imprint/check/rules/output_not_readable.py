"""A finished file cannot be read again.

## Why
A reading program will refuse it too.

## Example
A template that closes an element twice.

## Use instead
Mend the template.

## Source
XML 1.0, 2.1; EPUB 3.3, 4.2; ISO 32000-1, 7.5.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("output-not-readable", Severity.WARNING)
