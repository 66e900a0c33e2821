"""A citation names an entry that no library has.

## Why
A citation without an entry has no note: pandoc prints `(nope?)` and ends as if all were well. Here the article is not
built until the key is mended, and the nearest keys are named.

## Example
```markdown
The footnote has a history [@graftn:1997].
```

## Use instead
```markdown
The footnote has a history [@grafton:1997].
```
Or add the entry to a library that the manuscript names under `bibliography:`.

## Source
Pandoc User's Guide, "Citations"; BibLaTeX 3.20, section 3.9.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Citation, walk
from ..rule import Rule

RULE = Rule("unknown-key", Severity.ERROR)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Every place at which an unknown key is cited."""
    known = {work.id for work in copy.works}
    keys = sorted({entry.key for entry in copy.library.entries} | {work.id for work in copy.library.items})
    whole = Place(copy.sources.manuscript.path)
    texts = (copy.front.epigraph, copy.front.abstract, copy.body)
    for node in walk(texts):
        if isinstance(node, Citation) and node.key not in known:
            yield RULE.at(node.place or whole, f'no library has an entry "{node.key}"', _hint(node.key, keys))


def _hint(key: str, keys: list[str]) -> str:
    if not keys:
        return "name a library: bibliography: library.bib in the front matter, or --bibliography FILE"
    folded = {one.casefold(): one for one in keys}
    near = [folded[key.casefold()]] if key.casefold() in folded else get_close_matches(key, keys, 3, 0.6)
    return f"did you mean {' or '.join(near)}?" if near else "add the entry to a library, or mend the key"
