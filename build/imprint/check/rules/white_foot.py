"""A page ends long before its foot.

## Why
A page that ends early looks like the end. The setter moves figures and text about; what is left is more than `white-foot` lines of `[proof]` in journal.toml.

## Example
A heading, a table and a picture that all stay whole, one after the other.

## Use instead
Another place or another size for the figure or table that follows.

## Source
Tschichold, The Form of the Book, on the type area.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("white-foot", Severity.NOTE)
