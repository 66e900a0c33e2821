"""A page of a PDF has colours that this edition must not have.

## Why
The printer's file has inks only: what is left in RGB is separated at the press, by nobody's choice, and black text comes
out in four inks. The readers' file is in RGB: a screen shows inks as its maker guesses, and PDF/A forbids what its output
intent does not cover.

## Example
A template of the journal's own that sets `device-cmyk(0 0 0 1)` for readers, too.

## Use instead
Colours as CSS names them, in all editions: the press edition separates them by the printer's profile.

## Source
ISO 15930-7, 6.2; ISO 19005-3, 6.2.4.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("colour-of-other-edition", Severity.WARNING)
