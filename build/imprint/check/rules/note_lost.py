"""A note is called and not printed, or printed and not called, or stands before its call.

## Why
Who follows a call must arrive at the note, and come back.

## Example
Twelve calls in the text, eleven notes at its end.

## Use instead
A design that prints `edition.notes` whole and in order.

## Source
Chicago Manual of Style, 14.19 (the sequence of notes).
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("note-lost", Severity.WARNING)
