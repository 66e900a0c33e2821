"""A library is not in UTF-8.

## Why
Its letters beyond ASCII would come out wrong, or as other letters (`Ünlü` as `Ãœnlü`). Imprint names the encoding that
it looks like, reads on in it so that the other findings appear, and stops only manuscripts that cite an entry with such
letters.

## Example
A file saved by an older program as Windows-1254 or Latin-1.

## Use instead
Save it again as UTF-8 (a byte-order mark does no harm).

## Source
BibLaTeX manual 3.20, section 2.4.3.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("not-utf-8", Severity.ERROR)
