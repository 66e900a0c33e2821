"""The citation style has no words for a cited work: its note would be a number and nothing else.

## Why
Styles are made for the works of a field. One of law may know judgments and statutes only, one of theology no films; the citation
processor then prints an empty note, or nothing in the sentence, and says nothing of it. The article is not built until it does.

## Example
```markdown
The film opens at noon [@varda:1962].
```
in a style that prints books and articles only.

## Use instead
```
csl: chicago-notes
```
or, in the library, the type and fields that the style prints:
```bibtex
@book{varda:1962, author = {Varda, Agnès}, title = {Cléo de 5 à 7}, publisher = {Rome Paris Films}, date = {1962}}
```

## Source
CSL 1.0.2, "Choose" and "Group"; CSL 1.0.2, appendix III (types).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.stages import Copy
from ...model.style import TYPES, mentions
from ...model.text import Cite, walk
from ...model.unprinted import unprinted
from ...model.work import Work
from ..rule import Rule

RULE = Rule("nothing-printed", Severity.ERROR)

# What the processor makes itself, whatever the entry says.
_OWN = frozenset(("citation-number", "citation-label", "year-suffix", "first-reference-note-number"))


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Every citation of a work of which no variable comes into the style's citations; what conditions hide, setting shows."""
    if not copy.style.cites:
        return
    mute = {work.id: work for work in copy.works if work.type in TYPES and not _said(copy, work)}
    front = copy.front
    texts = (front.title, front.subtitle, front.epigraph, front.abstract, copy.body) if mute else ()
    for node in walk(texts):
        if isinstance(node, Cite) and not mentions(node, copy.style.kind):  # what is named only is not the style's to print
            silent = (one for one in node.citations if one.key in mute)
            yield from (unprinted(copy.sources.manuscript.path, copy.style, one, mute[one.key]) for one in silent)


def _said(copy: Copy, work: Work) -> bool:
    has = {name for some in (work.variables, work.names, work.dates) for name, value in some if value} | _OWN
    derived = {"page-first"} if "page" in has else set()
    return any((work.type, name) in copy.style.cites for name in {*has, *derived, ""} - {"id", "type"})
