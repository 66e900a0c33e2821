"""One pair of brackets cites the same work twice, with the same page or none.

## Why
“(Ong 1982; Ong 1982)” says nothing more than one of them. Mostly another work was meant, whose key begins alike.

## Example
```markdown
Print made words lie still [@ong:1982; @ong:1982].
```

## Use instead
```markdown
Print made words lie still [@ong:1982; @goody-watt:1963].
```

## Source
CSL 1.0.2, “Cite Grouping”.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Cite, plain, walk
from ..rule import Rule

RULE = Rule("work-cited-twice", Severity.WARNING)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Groups in which a work stands twice with the same words around it."""
    for cite in walk((copy.front.epigraph, copy.front.abstract, copy.body)):
        if not isinstance(cite, Cite) or len(cite.citations) < 2:
            continue
        seen: set[tuple[str, str]] = set()
        for one in cite.citations:
            said = (one.key, plain(one.suffix).strip(" ,"))
            if said in seen:
                message = f"{one.key} is cited twice in one pair of brackets"
                yield RULE.at(one.place or Place(copy.sources.manuscript.path), message, "name the other work that is meant, or delete one")
            seen.add(said)
