"""A heading stands at the foot of a page, and its text on the next.

## Why
A heading names what follows it, and has to be seen with it.

## Example
A heading before a table that has no room on the page.

## Use instead
A line or two less or more before it, or a sentence between heading and table.

## Source
Bringhurst, The Elements of Typographic Style, 2.4.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("stranded-heading", Severity.NOTE)
