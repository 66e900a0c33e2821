"""A manuscript cites one work under two keys.

## Why
It gets two numbers or two full notes, and never an “Ibid.” or a short form after the other.

## Example
`[@grafton:1997]` and `[@footnote]`, where the library has The Footnote under both keys.

## Use instead
`[@grafton:1997]` in both places.

## Source
The Chicago Manual of Style, 17th edition, 14.29–14.36 (shortened citations).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Related, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Citation, walk
from ..rule import Rule
from ..same_work import same_works

RULE = Rule("one-work-two-keys", Severity.WARNING)

def find(copy: Copy) -> Iterator[Diagnostic]:
    """Each further key of a work, where it is cited first."""
    places: dict[str, Place] = {}
    for node in walk((copy.front.epigraph, copy.front.abstract, copy.body)):
        if isinstance(node, Citation) and node.place:
            places.setdefault(node.key, node.place)
    for pair in same_works(copy.works):
        place = places.get(pair.other.id)
        if place and pair.alike:
            first = places.get(pair.first.id)
            related = (Related(first, f"{pair.first.id} is cited here"),) if first else ()
            message = f"{pair.other.id} is the same work as {pair.first.id}: {pair.why}"
            yield RULE.at(place, message, f"cite it as {pair.first.id}", related)
