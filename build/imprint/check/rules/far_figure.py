"""A figure or table stands far from where the text first speaks of it.

## Why
The reader has to leaf. How many pages are far is `figure-distance` of `[proof]` in journal.toml. Pages that other figures
or tables begin do not count: they keep their order, and none of them could have come sooner.

## Example
Figure 4 of a paper, spoken of in its introduction.

## Use instead
The figure nearer to its first call, or a later call.

## Source
The Chicago Manual of Style, 18th edition, 3.8.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("far-figure", Severity.NOTE)
