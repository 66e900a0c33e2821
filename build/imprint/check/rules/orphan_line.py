"""The first line of a paragraph stands alone at the foot of a page.

## Why
It announces what only the next page says. The setter keeps two lines together; where it could not, only other words help.

## Example
A paragraph between two tables.

## Use instead
A word more or less in a paragraph before it.

## Source
Bringhurst, The Elements of Typographic Style, 2.4.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("orphan-line", Severity.NOTE)
