"""An independent validator finds a fault in a finished file.

## Why
EPUBCheck, veraPDF and the Nu Html Checker judge files by their standards (EPUB 3.3; PDF/A and PDF/UA; HTML). Shops, archives
and libraries ask the same programs, and send back what fails. They are asked where they are installed, by `--proof full` and
`--proof strict`.

## Example
A template of the journal's own with an element that XHTML has not.

## Use instead
What the validator says. Where nothing of the journal's own in `styles/` is the cause, it is a fault of imprint.

## Source
EPUB 3.3; ISO 19005-3; ISO 14289-1; HTML Living Standard.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("validator-fault", Severity.WARNING)
