"""No blank parts a citation from the word beside it.

## Why
“Print made words lie still(Ong 1982)” lacks the blank that a style with names and years does not set by itself. A note's call needs
none before it, and a letter behind it never belongs to it. “See@ong:1982” is no citation at all: it is read as an address.

## Example
```markdown
Print made words lie still[@ong:1982], and others[@goody:1963]agree. See@ong:1982 too.
```

## Use instead
```markdown
Print made words lie still [@ong:1982], and others [@goody:1963] agree. See @ong:1982 too.
```

## Source
Pandoc User's Guide, “Citation syntax”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.style import Kind
from ...model.text import Cite, Text, walk
from ..rule import Rule
from ..typed import lines_of, typed

RULE = Rule("blank-at-citation", Severity.WARNING)

_EAST = "\u2e80"  # from here on are scripts that part no words
_BEFORE, _BEHIND = re.compile(r"[^\W_][.,;:!?)”’]?$"), re.compile(r"[^\W\d_]{2}")
_JOINED = re.compile(r"(?<![\w.+/-])([^\W\d_]+)@([^\W\d_][\w:.#$%&+?<>~/-]*\w)")
_MOST = 5  # findings: beyond that a text is written for numbers that stand raised, and is told once


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Words right before a citation, where the style prints it in the line, and right behind any."""
    found: list[Diagnostic] = []
    for node in walk(copy.body):
        content = getattr(node, "content", None)
        if isinstance(content, tuple) and any(isinstance(one, Cite) for one in content):
            found += (said for before, after in pairwise(content) for said in _between(copy, before, after))
    if len(found) > _MOST:
        found = [replace(found[0], message=f"{found[0].message}, nor at {len(found) - 1} more")]
    yield from found
    if "@" in copy.text and copy.works:
        yield from _joined(copy)


def _between(copy: Copy, before: object, after: object) -> Iterator[Diagnostic]:
    inline = copy.style.kind is Kind.AUTHOR_DATE
    if inline and isinstance(before, Text) and isinstance(after, Cite) and _parted(before.text[-2:], _BEFORE):
        yield _said(copy, after, "before")
    if isinstance(before, Cite) and isinstance(after, Text) and _parted(after.text[:2], _BEHIND):
        yield _said(copy, before, "behind")


def _parted(words: str, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(words)) and max(words) < _EAST


def _said(copy: Copy, cite: Cite, where: str) -> Diagnostic:
    one = cite.citations[0 if where == "before" else -1]
    place = one.place or Place(copy.sources.manuscript.path)
    return RULE.at(place, f"no blank stands {where} the citation of {one.key}", "write a blank there")


def _joined(copy: Copy) -> Iterator[Diagnostic]:
    """Keys of works that are cited elsewhere, right behind a word."""
    keys = {work.id for work in copy.works}
    for found in _JOINED.finditer(typed(copy)):
        if found[2] in keys:
            message = f"@{found[2]} right behind a word is no citation, and is printed as it stands"
            yield RULE.at(lines_of(copy).place(*found.span()), message, f"write a blank before @{found[2]}")
