"""The last line of a paragraph stands alone at the head of a page.

## Why
It belongs to what the reader has just turned away from. The setter keeps two lines together; where it could not, only other words help.

## Example
A note of three lines before a figure that fills the page.

## Use instead
A word more or less in the paragraph.

## Source
Bringhurst, The Elements of Typographic Style, 2.4.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("widow-line", Severity.NOTE)
