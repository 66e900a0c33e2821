"""A citation's word for a page has no number behind it.

## Why
“[@ong:1982, p. ]” was left to be filled in. The word is printed alone, or is lost.

## Example
```markdown
Print made words lie still [@ong:1982, p. ].
```

## Use instead
```markdown
Print made words lie still [@ong:1982, p. 121].
```

## Source
CSL 1.0.2, “Locators”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.locator_words import abbreviations
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Citation, plain, walk
from ..rule import Rule

RULE = Rule("locator-without-number", Severity.WARNING)

_LABELS = ("page", "chapter", "volume")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Citations whose words behind the comma are nothing but such a word."""
    word = re.compile(rf",\s*\{{?(pages?|{abbreviations(_LABELS, copy.front.language)})[\s\u00a0]*[?x…_-]{{0,3}}\}}?\s*$", re.I)
    for node in walk((copy.front.epigraph, copy.front.abstract, copy.body)):
        found = word.match(plain(node.suffix)) if isinstance(node, Citation) and node.suffix else None
        if found and isinstance(node, Citation):
            place = node.place or Place(copy.sources.manuscript.path)
            yield RULE.at(place, f"“{found[1]}” behind {node.key} has no number", "add the number, or delete the word")
