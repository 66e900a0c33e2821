"""A font of the PDF is not in the file.

## Why
On another machine another font takes its place, and letters move or vanish.

## Example
A picture in PDF that names Helvetica and does not hold it.

## Use instead
Embed the fonts when the picture is made, or install them here.

## Source
ISO 19005-3, 6.2.11.4.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("font-not-embedded", Severity.WARNING)
