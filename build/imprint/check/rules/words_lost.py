"""Words of the manuscript are not in a finished file.

## Why
Every output is read again, the PDF by the text that its pages give to a search. A word that is missing there is missing for the reader.

## Example
A table cell that the page cuts off, or a raw command that a format cannot hold.

## Use instead
Write it in plain Markdown, or look at the page and mend the style sheet.

## Source
ISO 32000-1, 14.8.2.4 (text extraction); the proof page shows what was looked for.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("words-lost", Severity.WARNING)
