"""The setter has logged something while it made the PDF.

## Why
What it could not read or set is missing on the page.

## Example
A picture inside an SVG that is broken.

## Use instead
Mend what it names; the log stands in full in proof.json.

## Source
The log of WeasyPrint.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("setter-remark", Severity.NOTE)
