"""A formula cannot be set, and its TeX would be printed in its place.

## Why
Where one command of a formula is not known, a brace is missing or an environment has no end, none of it can be set: readers see
“\\alpha_{\\state}” in all formats, and a screen reader reads it out.

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
from ...model.text import Math, walk
from ..formula_commands import COMMON, misspelt
from ..rule import Rule
from ..standing import standing

RULE = Rule("formula-not-understood", Severity.WARNING)

_COMMAND = re.compile(r"\\([A-Za-z]+)")
_HARD = re.compile(r"\\(?:left|right|begin|end|text|over|not)(?![A-Za-z])|&|\\\\|[{}]\s*$|[\^_]\s*[\^_]")
_LONGEST = 60  # characters of a formula that are quoted


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Formulas that texmath does not understand; only those that are not plain are asked about."""
    asked = list(dict.fromkeys(one.tex for one in walk((*copy.front.texts, copy.body)) if isinstance(one, Math) and not _plain(one.tex)))
    slips = misspelt(copy) if asked else {}
    for tex, made in zip(asked, texmath([(one, True) for one in asked]), strict=True):
        if not made and not any(name in slips for name in _COMMAND.findall(tex)):
            shown = tex if len(tex) <= _LONGEST else f"{tex[:_LONGEST]}…"
            message = f"this formula cannot be set, and its TeX is printed: {' '.join(shown.split())}"
            yield RULE.at(standing(copy, tex), message, _hint(tex))


def _plain(tex: str) -> bool:
    """Letters, signs, common commands and balanced braces: what can be set, surely."""
    return (
        tex.count("{") == tex.count("}") and not _HARD.search(tex) and all(name in COMMON for name in _COMMAND.findall(tex))
    )


def _hint(tex: str) -> str:
    if tex.count("{") != tex.count("}"):
        return "close each brace that is opened in it"
    strange = sorted({f"\\{name}" for name in _COMMAND.findall(tex) if name not in COMMON and len(name) > 1})
    if strange:
        return f"look at {', '.join(strange[:4])}: write it in LaTeX's and amsmath's commands, or define it"
    return "look for something that is opened in it and not closed, or the other way round"
