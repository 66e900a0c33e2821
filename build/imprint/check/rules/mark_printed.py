"""A mark of Markdown is printed, since its fellow is missing or a blank behind it.

## Why
`#Wheels` is no heading without a blank, three grave accents begin no code that is never closed, `$` no formula. All are printed as they stand.

## Example
```markdown
#Wheels

The sum $\\frac{1}{2 is a half.
```

## Use instead
```markdown
# Wheels

The sum $\\frac{1}{2}$ is a half.
```

## Source
Pandoc User's Guide, “Pandoc's Markdown”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.text import Para, Text, walk
from ..rule import Rule
from ..standing import standing

RULE = Rule("mark-printed", Severity.WARNING)

_BEGINS = (
    (re.compile(r"#{1,6}(?=[^\W\d_][^#]{2,79}$)(?!.*[.!?…]$)"), "this line is no heading", "write a blank behind the #"),
    (re.compile(r"`{3}|~{3}"), "this code is never closed", "close it with a line of the same marks"),
    (re.compile(r":{3}"), "this block is never closed, or its mark has no line of its own", "close it with a line :::"),
)
_WITHIN = (
    (re.compile(r"\$\\[A-Za-z]+|\$\$"), "this formula is never closed, or ends behind a blank", "close it with $, right behind its last sign"),
    (re.compile(r"\]\((?=https?://|$)"), "this link is not closed", "close its bracket behind the address"),
)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Marks at the beginning of paragraphs, and of formulas and links within them."""
    if copy.sources.format != "markdown":
        return
    for node in walk(copy.body):
        if not isinstance(node, Para) or not node.content or not isinstance(node.content[0], Text):
            continue
        alone = len(node.content) == 1
        for pattern, what, hint in _BEGINS:
            found = pattern.match(node.content[0].text)
            if found and (alone or found[0][0] != "#"):
                yield RULE.at(standing(copy, _begin(node.content[0].text), found[0]), f"{what}: {found[0]} is printed", hint)
        for text in node.content:
            for pattern, what, hint in _WITHIN:
                if isinstance(text, Text) and (found := pattern.search(text.text)):
                    yield RULE.at(standing(copy, _begin(text.text[found.start() :]), found[0]), f"{what}: {found[0]} is printed", hint)


def _begin(words: str) -> str:
    """As much of them as is hardly spelled otherwise in what was typed."""
    return " ".join(words.split())[:12]
