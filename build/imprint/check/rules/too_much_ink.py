"""The press edition puts more ink in one place than the journal has agreed with its printer.

## Why

Ink that lies too thick does not dry, smears, and shines through. Coated paper takes about 300 to 330 per cent of the
four plates together, uncoated about 260 to 300, newsprint 240.

## Example

    [press]
    ink-limit = 240

with a photograph whose shadows come out at 310 per cent by the journal's profile.

## Use instead

A profile made for the paper keeps its own limit: ask the printer for it. Or lighten the picture.

## Source

ISO 12647-2:2013, 4.2.3 (total dot area); ISO 12647-3.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("too-much-ink", Severity.WARNING)
