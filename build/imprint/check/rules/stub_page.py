"""The last page has a few lines only.

## Why
A nearly empty page looks like an accident.

## Example
A last page with the licence alone.

## Use instead
Shorten or lengthen the text by a line or two.

## Source
Bringhurst, The Elements of Typographic Style, 2.4.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("stub-page", Severity.NOTE)
