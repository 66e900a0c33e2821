"""A picture has too few pixels for the width in which the press edition prints it.

## Why

A screen shows about a hundred dots to the inch, a press three hundred: what looks sharp in the manuscript is a
staircase on paper.

## Example

    ![The harbour](harbour.png){width=100%}

where harbour.png is 640 pixels wide: on a text 104 mm wide that is 156 dots per inch.

## Use instead

Deliver a scan of 1,250 pixels or more for such a text; draw diagrams as SVG or PDF, which have no pixels; or set the
picture smaller: `{width=50%}`.

## Source

ISO 12647-2; the usual terms of offset printers, 300 dpi at final size.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("picture-too-coarse", Severity.WARNING)
