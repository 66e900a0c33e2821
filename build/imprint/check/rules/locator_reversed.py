"""The pages of a citation run backwards.

## Why
“pp. 57–43” names no pages: two digits changed places, or the second number belongs to another work. A reader cannot look it up.

## Example
```markdown
[@goody-watt:1963, pp. 323-319]
```

## Use instead
```markdown
[@goody-watt:1963, pp. 319-323]
```

## Source
The Chicago Manual of Style, 17th edition, 9.61 (inclusive numbers; 123–28 is short for 123–128).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Citation, plain, walk
from ..rule import Rule

RULE = Rule("locator-reversed", Severity.WARNING)

_RANGE = re.compile(r"\s*,?\s*\{?(?:[^\W\d_]{1,8}\.?[\s\u00a0]*)?(\d{1,6})[\s\u00a0]*(?:--?|[–—])[\s\u00a0]*(\d{1,6})\}?\s*(?:$|[,;])")


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Citations with a range of plain numbers whose end is before its beginning, shortened ends (123–28) made whole."""
    for node in walk((copy.front.epigraph, copy.front.abstract, copy.body)):
        found = _RANGE.match(plain(node.suffix)) if isinstance(node, Citation) and node.suffix else None
        if not found or not isinstance(node, Citation):
            continue
        first, last = found.groups()
        if int(first[: max(0, len(first) - len(last))] + last) < int(first):
            message = f"the pages of {node.key} run backwards: {first}–{last}"
            yield RULE.at(node.place or Place(copy.sources.manuscript.path), message, f"write {last}-{first}, or mend one of them")
