"""The press edition has no ICC profile of a CMYK printing condition to separate its colours by.

## Why

A printer inks four plates. How much of each makes a colour depends on paper, ink and press, and the profile says it.
Without one every colour would be a guess.

## Example

    [press]
    profile = "styles/sRGB.icc"

## Use instead

    [press]
    profile = "styles/PSOcoated_v3.icc"
    condition = "FOGRA51"

Ask the printer which one. A journal that names none gets the SWOP profile that Ghostscript brings, where it is installed.

## Source

ISO 15930-7 (PDF/X-4), 6.2; ICC.1:2022, 7.2.5.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("press-profile-missing", Severity.ERROR)
