"""The pages of the PDF differ in size, or their boxes do not enclose each other.

## Why
A printer cuts along the trim box: it has to lie within the bleed box, and that within the page.

## Example
A style sheet with one more page size for the plates.

## Use instead
One page size in `styles/print/`.

## Source
ISO 32000-1, 14.11.2.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("odd-page-box", Severity.WARNING)
