"""A document of a finished file has the same identifier twice.

## Why
A link to it can lead to the wrong place.

## Example
Two elements with `id="notes"` in a template.

## Use instead
An identifier of its own for each.

## Source
HTML, 3.2.6 (the id attribute); XML 1.0, 3.3.1.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("duplicate-identifier", Severity.WARNING)
