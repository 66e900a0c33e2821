"""A heading, a list or a table is printed as words, since no blank line stands before it, or a table has no line of dashes.

## Why
Markdown goes on with a paragraph until a blank line comes: “They wanted: - novels - maps”. Some programs do without it; what they show is not
what is printed.

## Example
```markdown
They wanted:
- novels
- maps
```

## Use instead
```markdown
They wanted:

- novels
- maps
```

## Source
Pandoc User's Guide, “Headings”, “Lists” and “Tables” (extensions blank_before_header and lists_without_preceding_blankline).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.stages import Copy
from ..rule import Rule
from ..typed import lines_of, printed, typed

RULE = Rule("missing-blank-line", Severity.WARNING)

_HEADING = re.compile(r"\n(?P<at> {0,3}(?P<mark>#{1,6})[ \t]+(?P<words>[^\s#][^\n#]*))")
_LIST = re.compile(r"\n(?P<at> {0,3}(?P<mark>[-*+]|\d{1,2}[.)])[ \t]+(?P<words>[^\n]+))(?=\n {0,3}(?:[-*+]|\d{1,2}[.)])[ \t]+\S)")
_TABLE = re.compile(r"(?:(?<=\S)[ \t]*\n|(?<=\n\n)|\A)(?P<at>\|(?P<words>[^|\n]+)\|[^\n]*\|)[ \t]*\n(?P<next>\|[^\n]*\|)[ \t]*$", re.M)
_ITEM = re.compile(r"[ \t]|[ >]*(?:[-*+]|\d{1,3}[.)]|\(?[a-z]\))[ \t]")  # a list has begun above
_LEAST = 3  # signs by which the words are known in print
_DASHES = re.compile(r"[\s|:+-]*-[\s|:+-]*")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Lines that look like such, and came out as words."""
    prose = typed(copy)
    if not prose:
        return
    words = " ".join(printed(copy.body).split())
    lines = lines_of(copy)
    for what, pattern in (("heading", _HEADING), ("list", _LIST)):
        for found in pattern.finditer(prose):
            at = found.start("at")
            above = prose[prose.rfind("\n", 0, at - 1) + 1 : at]
            begin = _begin(found["words"]) if above.strip() else ""
            if len(begin) > _LEAST and f"{found['mark']} {begin}" in words and not _ITEM.match(above):
                fix = Fix(lines.place(at, at), "\n", safe=False)
                yield RULE.at(lines.place(at, found.end("at")), f"this {what} is printed as words", "put a blank line before it", fixes=(fix,))
    for found in _TABLE.finditer(prose) if " |" in words else ():
        at = found.start("at")
        first = _begin(found["words"].strip())
        if f"{first} |" not in words or prose[prose.rfind("\n", 0, at - 1) + 1 : at].startswith("|"):
            continue
        dashed = _DASHES.fullmatch(found["next"])
        hint = "put a blank line before it" if dashed else "write a line of dashes below its first row: |---|---|"
        yield RULE.at(lines.place(*found.span("at")), "this table is printed as words", hint)


def _begin(words: str) -> str:
    """As much of them as is hardly spelled otherwise in print."""
    return " ".join(re.split(r"[*_`\[\]@'\"“”‘’~^$\\<>…{}]|--|\.\.\.", words)[0].split())[:30].strip()
