"""An independent validator finds a fault in a finished file, or was asked and gives no answer.

## Why
EPUBCheck, Ace, veraPDF, the Nu Html Checker, axe and the DTD of JATS judge files by their standards (EPUB 3.3 and EPUB
Accessibility; PDF/A and PDF/UA; HTML; WCAG; JATS). Shops, archives and libraries ask the same programs, and send back what
fails. They are asked where they are installed, by `--proof full` and `--proof strict`.

## Example
A template of the journal's own with an element that XHTML has not.

## Use instead
What the validator says. Where nothing of the journal's own in `styles/` is the cause, it is a fault of imprint. Where there is
no answer, the message says how the program ended: look whether it starts (`imprint doctor`), and build again.

## Source
EPUB 3.3; EPUB Accessibility 1.1; ISO 19005-3; ISO 14289-1; HTML Living Standard; WCAG 2.2; JATS 1.3 (ANSI/NISO Z39.96-2021).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("validator-fault", Severity.WARNING)
