"""A per cent sign behind a number begins a comment in LaTeX: the rest of the line is not printed.

## Why
`50% of the readers` prints “50”. LaTeX says nothing, and the next line follows as if nothing had stood there.

## Example
```latex
It was bought by 50% of the readers.
```

## Use instead
```latex
It was bought by 50\\% of the readers.
```

## Source
Knuth, *The TeXbook* (1984), chapter 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("unescaped-percent", Severity.WARNING)

# Digits and a sign, and words behind it: "width=3cm%" and comments of one's own stand behind other things, or at the line's end.
_PERCENT = re.compile(r"^[^%\n]*?(?<![\w\\.])\d[\d.,]*[ ~]?(%)(?=[,.;)]?[ \t]+[^\W\d_]{2}|[,.;)])", re.M)


_LISTING = re.compile(
    r"\\begin\{(lstlisting|minted|[vV]erbatim\*?|BVerbatim|alltt|comment|filecontents\*?)\}.*?\\end\{\1\}"
    r"|\\(?:verb\*?|lstinline)([^\sA-Za-z{\[]).*?\2|\\(?:url|href|path|lstinline)\s*\{[^{}\n]*\}",
    re.S,
)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Numbers with a per cent sign that nothing protects, with words behind it, between \\begin{document} and \\end."""
    if copy.sources.format != "latex" or "%" not in copy.text:
        return
    lines = Lines.of(copy.sources.manuscript.path, copy.text)
    text = _LISTING.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), copy.text)
    for found in _PERCENT.finditer(text, max(0, text.find("\\begin{document}"))):
        place = lines.place(*found.span(1))
        message = "this per cent sign begins a comment: the rest of the line is not printed"
        yield RULE.at(place, message, "write \\%", fixes=(Fix(place, "\\%", safe=False),))
