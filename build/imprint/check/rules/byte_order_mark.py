"""A file begins with a byte-order mark.

## Why
UTF-8 needs none. Programs that do not know it read it as a part of the first word: the first entry of a library is
lost, front matter is not seen. Imprint passes over it.

## Example
A library saved by a text editor as “UTF-8 with BOM” (its first bytes are EF BB BF).

## Use instead
Save it as “UTF-8”.

## Source
The Unicode Standard, section 2.6 (encoding schemes); RFC 3629, section 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("byte-order-mark", Severity.NOTE)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """The manuscript's own mark; of libraries read speaks."""
    manuscript = copy.sources.manuscript
    if manuscript.data.startswith(b"\xef\xbb\xbf"):
        yield RULE.at(Place(manuscript.path, 1, 1, 1, 2), "the file begins with a byte-order mark", "save it as UTF-8 without one")
