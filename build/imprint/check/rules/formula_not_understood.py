"""A formula cannot be set, and its TeX would be printed in its place.

## Why
Where one command of a formula is not known, or lacks what it needs, none of it can be set: readers see “\\alpha_{\\state}” in all
formats, and a screen reader reads it out.

## Example
```markdown
The share is $\\myshare_{i}$.
```

## Use instead
```markdown
The share is $\\sigma_{i}$.
```
Commands of packages have to be written in those of LaTeX and amsmath, or be defined in the text: `\\newcommand{\\myshare}{\\sigma}`.

## Source
American Mathematical Society, *User's Guide for the amsmath Package* (version 2.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...engine.texmath import texmath
from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ..formulas import COMMON, formulas, misspelt, place_of, unbalanced
from ..rule import Rule

RULE = Rule("formula-not-understood", Severity.WARNING)

_COMMAND = re.compile(r"\\([A-Za-z]+)")
_PLAIN = re.compile(r"[^\\{}&^_%#$~]*(?:[_^](?:[A-Za-z0-9]|\{[A-Za-z0-9,+ -]*\})[^\\{}&^_%#$~]+)*(?:[_^](?:[A-Za-z0-9]|\{[A-Za-z0-9,+ -]*\}))?")
_LONGEST = 60  # characters of a formula that are quoted


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Formulas that texmath does not understand, but for those of which other rules say why; the plainest are not asked about."""
    asked = [tex for tex in formulas(copy) if not _PLAIN.fullmatch(tex) and not unbalanced(tex)]
    slips = misspelt(copy) if asked else {}
    for tex, made in zip(asked, texmath([(one, True) for one in asked]), strict=False):
        if not made and slips.keys().isdisjoint(_COMMAND.findall(tex)):
            shown = tex if len(tex) <= _LONGEST else f"{tex[:_LONGEST]}…"
            message = f"this formula cannot be set, and its TeX is printed: {' '.join(shown.split())}"
            yield RULE.at(place_of(copy, tex), message, _hint(tex))


def _hint(tex: str) -> str:
    strange = sorted({f"\\{name}" for name in _COMMAND.findall(tex) if name not in COMMON and len(name) > 1})
    if strange:
        return f"look at {', '.join(strange[:4])}: write it in LaTeX's and amsmath's commands, or define it"
    return "look whether each command has what it needs"
