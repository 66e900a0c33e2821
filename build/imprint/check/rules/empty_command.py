r"""A command of LaTeX that needs a name has empty braces.

## Why
`\ref{}` and `\cite{}` name nothing: LaTeX prints “??” or “[?]”, and here nothing is printed where a number or a work belongs.

## Example
```latex
As Figure~\ref{} shows, and others say \cite{}.
```

## Use instead
```latex
As Figure~\ref{fig:wheel} shows, and others say \cite{ong:1982}.
```

## Source
LaTeX2e unofficial reference manual, 7 (cross references), 8.24.3 (`\cite`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..rule import Rule

RULE = Rule("empty-command", Severity.WARNING)

_EMPTY = re.compile(
    r"(?<!\\)\\((?:auto|[cC]|eq|page|name|v)?ref|[a-zA-Z]{0,20}?cite[a-z]{0,20}\*?|includegraphics)\*?(?:\[[^\[\]\n]{0,80}\]){0,2}\{\s*\}"
)
_HIDDEN = re.compile(
    r"(?m)(?<!\\)%[^\n]*$|\\(?:re)?newcommand[^\n]*|\\def[^\n]*|\\(?:verb|lstinline)\*?([^\w\s{])[^\n]*?\1"
    r"|\\begin\{(verbatim|lstlisting|minted)\*?\}(?s:.{0,20000}?)\\end\{\2"
)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """References, citations and pictures without a name, in LaTeX and in the LaTeX of Markdown."""
    latex = copy.sources.format == "latex"
    if "{" not in copy.text or not (latex or copy.sources.format == "markdown"):
        return
    text = _HIDDEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), copy.text) if latex else copy.prose
    for found in _EMPTY.finditer(text):
        place = Lines.of(copy.sources.manuscript.path, copy.text).place(*found.span())
        yield RULE.at(place, f"\\{found[1]} names nothing", "put the label, key or file between its braces, or delete it")
