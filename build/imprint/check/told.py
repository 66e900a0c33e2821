"""Places in Word and ODT texts, in words that their authors can follow."""

from __future__ import annotations

from dataclasses import replace

from ..model.diagnostic import Diagnostic
from ..model.stages import Copy

_SHOWN = 40  # characters of a paragraph that a finding shows


def told(found: Diagnostic, copy: Copy) -> Diagnostic:
    """A finding whose place is a paragraph names that by its number and first words: such files show no lines."""
    if copy.sources.format not in ("docx", "odt") or found.place.path != copy.sources.manuscript.path:
        return found
    lines = copy.text.split("\n")
    words = lines[found.place.line - 1] if found.place.line <= len(lines) else ""
    whole = (found.place.line, found.place.column) == (1, 1) and found.place.end_column <= 2
    if whole or found.place.line > len(lines):
        return found
    if not words:
        return replace(found, message=f"{found.message} (paragraph {found.place.line})")
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + "…"
    return replace(found, message=f"{found.message} (paragraph {found.place.line}: “{shown}”)")
