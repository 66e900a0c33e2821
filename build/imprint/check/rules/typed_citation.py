"""A work of the library is cited by hand.

## Why
“(Ong 1982, p. 5)” is words to the program: the work is not in the list, does not follow the journal's style, and no Ibid. knows of it.
A text that stands alone and cites nothing by keys is told of the first of them.

## Example
```markdown
Print made words lie still (Ong 1982, p. 5), and others agree [@goody:1968].
```

## Use instead
```markdown
Print made words lie still [@ong:1982, p. 5], and others agree [@goody:1968].
```

## Source
Pandoc User's Guide, “Citation syntax”.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.stages import Copy
from ...model.text import Citation, Text, walk
from ..rule import Rule
from ..spellings import folded
from ..standing import standing

RULE = Rule("typed-citation", Severity.NOTE)

_TYPED = re.compile(
    r"\((?:see |cf\. |e\.g\.,? )?([^\W\d_][\w'’-]{2,})(?:,? (?:and|&|und|et|y|ve|и) [^\W\d_][\w'’-]+|,? et al\.)?,? (1[5-9]\d\d|20\d\d)[,:;)]"
)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """A family name and a year in brackets that one entry has; the first of them in a text that cites nothing by keys."""
    texts = [node.text for node in walk(copy.body) if isinstance(node, Text) and "(" in node.text]
    typed = [found for text in texts for found in _TYPED.finditer(text)]
    keyed = any(isinstance(node, Citation) for node in walk(copy.body))
    if not typed or not (keyed or copy.sources.standalone):
        return
    known = defaultdict[tuple[str, str], set[str]](set)
    for entry in copy.library.entries:
        year = re.search(r"\d{4}", entry.value("date") or entry.value("year"))
        family = re.split(r",| and ", entry.value("author") or entry.value("editor"))[0]
        if year and family:
            known[folded(family.split()[-1] if "," not in entry.value("author") else family), year[0]].add(entry.key)
    entries = {entry.key: entry for entry in copy.library.entries}
    seen = 0
    for found in typed:
        keys = known.get((folded(found[1]), found[2]), set())
        if len(keys) == 1:
            key = next(iter(keys))
            seen += 1
            if seen > 1 and not keyed:  # a text that cites by hand throughout is told once
                return
            related = (Related(entries[key].key_place, "the entry"),)
            yield RULE.at(standing(copy, found[0]), f"“{found[0]}” is typed by hand, and the library has {key}", f"cite it: @{key}", related)
