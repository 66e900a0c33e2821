"""A line of the printed text is longer than its measure.

## Why
The line stands out into the margin, or into the column beside it.

## Example
An address, a chain of code or a formula in a line that cannot be broken.

## Use instead
A soft hyphen or a break in the longest piece; a displayed formula.

## Source
Knuth and Plass, Breaking Paragraphs into Lines, 1981.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("overfull-line", Severity.WARNING)
