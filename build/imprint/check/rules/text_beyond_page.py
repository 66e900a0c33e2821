"""Text runs over the edge of a page.

## Why
It is cut off in print.

## Example
A listing with a line of 300 letters; a table of twenty columns.

## Use instead
Shorter lines, fewer columns, or a smaller size for what is wide.

## Source
ISO 32000-1, 14.11.2 (crop box).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("text-beyond-page", Severity.WARNING)
