"""A page stands behind a citation's bracket, or a year that the citation prints itself.

## Why
“(Ong 1982) p. 5” parts the page from its work, and a note takes the work away and leaves the page in the sentence. A year typed
behind a work that is named in the sentence is printed twice: “Ong (1982) (1982)”.

## Example
```markdown
Print made words lie still [@ong:1982] p. 5, as @goody:1963 (1963) holds.
```

## Use instead
```markdown
Print made words lie still [@ong:1982, p. 5], as @goody:1963 holds.
```

## Source
Pandoc User's Guide, “Citation syntax”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...model.diagnostic import Diagnostic, Severity
from ...model.locator_words import abbreviations
from ...model.place import Place
from ...model.stages import Copy
from ...model.style import Kind
from ...model.text import Cite, Mode, Text, walk
from ..rule import Rule

RULE = Rule("page-outside-citation", Severity.WARNING)

_YEAR = re.compile(r" ?\((?:1[5-9]|20)\d\d[a-z]?\)")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Pages right behind brackets; years in brackets right behind a work named in the sentence, where the style prints years."""
    if not copy.works:
        return
    behind = re.compile(rf",? ?[(,]? ?(?:{abbreviations(('page',), copy.front.language)})[ \u00a0]?\d+(?:[-–]\d+)?")
    for node in walk(copy.body):
        content = getattr(node, "content", None)
        if not isinstance(content, tuple):
            continue
        for cite, after in pairwise(content):
            if not isinstance(cite, Cite) or not isinstance(after, Text):
                continue
            last = cite.citations[-1]
            place = last.place or Place(copy.sources.manuscript.path)
            mode = cite.citations[0].mode
            if mode is Mode.NORMAL and not last.suffix and (found := behind.match(after.text)):
                page = found[0].strip(" ,(").replace("\u00a0", " ")
                yield RULE.at(place, f"{page} stands behind the citation of {last.key}, and not in it", f"write [@{last.key}, {page}]")
            elif mode is Mode.IN_TEXT and copy.style.kind is Kind.AUTHOR_DATE and (year := _YEAR.match(after.text)):
                yield RULE.at(place, f"the year of {last.key} is printed twice, behind it as{year[0]}", "delete the year that is typed")
