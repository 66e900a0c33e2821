"""A brace, \\left or an environment of a formula is not closed.

## Why
Of a formula that cannot be read nothing but its TeX is printed: “\\frac{1}{2”.

## Example
```markdown
The half is $\\frac{1}{2$.
```

## Use instead
```markdown
The half is $\\frac{1}{2}$.
```

## Source
Knuth, *The TeXbook* (1984), chapters 7 and 17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.text import Math, walk
from ..rule import Rule
from ..standing import standing

RULE = Rule("unbalanced-formula", Severity.WARNING)

_COMMENT = re.compile(r"(?<!\\)%[^\n]*|\\(?:text|mbox)\{[^{}]*\}|\\verb(\W).*?\1")
_ESCAPED = re.compile(r"\\[\\{}|]")
_PAIRS = (
    ("{", "}", re.compile(r"\{"), re.compile(r"\}")),
    ("\\left", "\\right", re.compile(r"\\left(?![A-Za-z])"), re.compile(r"\\right(?![A-Za-z])")),
    ("\\begin", "\\end", re.compile(r"\\begin(?![A-Za-z])"), re.compile(r"\\end(?![A-Za-z])")),
)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Formulas in which what opens and what closes differ in number."""
    for node in walk(copy.body):
        if not isinstance(node, Math) or not any(sign in node.tex for sign in ("{", "}", "\\left", "\\right", "\\begin")):
            continue
        tex = _ESCAPED.sub("", _COMMENT.sub("", node.tex.replace("\\\\", "")))
        for opening, closing, opens, closes in _PAIRS:
            more = len(opens.findall(tex)) - len(closes.findall(tex))
            if more:
                place = standing(copy, node.tex, node.tex.strip().split("\n")[0])
                what = f"{opening} is not closed" if more > 0 else f"{closing} closes nothing"
                yield RULE.at(place, f"in this formula {what}", f"count {opening} and {closing}: there must be as many of each")
                break
