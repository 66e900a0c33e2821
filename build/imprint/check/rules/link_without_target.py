"""A link inside a finished file leads nowhere.

## Why
A reader who taps it stays where he is, and validators refuse the file.

## Example
A template with `href="#article-notes"` where the article has no notes.

## Use instead
Write the link only where its target is.

## Source
EPUB 3.3, 3.6; ISO 32000-1, 12.3.2.
"""

from __future__ import annotations

from ...model.diagnostic import Severity
from ..rule import Rule

RULE = Rule("link-without-target", Severity.WARNING)
