"""A line of the printed text has holes between its words.

## Why
In a justified line the space that is left over goes between the words. The setter has tried freer hyphenation and closer or
wider letters; where a line stays loose all the same, only other words help.

## Example
A narrow quotation with an address that cannot be broken.

## Use instead
Another order of words, or a soft hyphen in the longest one.

## Source
Bringhurst, The Elements of Typographic Style, 2.1.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("loose-line", Severity.NOTE)
