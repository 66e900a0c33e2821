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
    listings = [node for node in walk(copy.body) if isinstance(node, CodeBlock) and node.attr == PLAIN]
    lines = reversed(copy.text.split("\n")) if listings else ()
    indented = {line.strip(" \t"): line for line in lines if line.startswith((" ", "\t"))}
    for node in listings:
        first = node.text.split("\n", 1)[0].strip(" \t")
        if first and first in indented and (_CITED.search(node.text) or _SENTENCE.match(first)):
            yield RULE.at(standing(copy, indented[first]), "this paragraph is set as code: its line begins with blanks", "delete the blanks before it, or write > for a quotation")
