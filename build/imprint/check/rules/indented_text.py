"""A paragraph is set as a listing, since its first line is indented.

## Why
Four blanks at the beginning of a line begin code: it is set in the letters of a typewriter, and neither its citations nor its notes are read.

## Example
```markdown
    Most readers came in winter [@darnton:1982, p. 70], and few of them came back.
```

## Use instead
```markdown
Most readers came in winter [@darnton:1982, p. 70], and few of them came back.
```

## Source
Pandoc User's Guide, “Indented code blocks”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.text import PLAIN, CodeBlock, walk
from ..rule import Rule
from ..standing import standing

RULE = Rule("indented-text", Severity.WARNING)

_CITED = re.compile(r"\[[^\[\]\n]{0,30}-?@\w|\[\^\w")
_SENTENCE = re.compile(r"[^\W\d_]\w*(?:[,;:]? [\w’'–-]+[,;]?){9,}[^=;{}<>$\\]*[.!?]”?$", re.M)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Listings without a language in which a citation, a note or a whole sentence stands."""
    if copy.sources.format != "markdown":
        return
    for node in walk(copy.body):
        if not isinstance(node, CodeBlock) or node.attr != PLAIN:
            continue
        first = node.text.split("\n", 1)[0]
        indented = re.search(rf"^[ \t]+{re.escape(first)}[ \t]*$", copy.text, re.M) if first.strip() else None
        if indented and (_CITED.search(node.text) or _SENTENCE.match(first)):
            yield RULE.at(standing(copy, indented[0]), "this paragraph is set as code: its line begins with blanks", "delete the blanks before it, or write > for a quotation")
