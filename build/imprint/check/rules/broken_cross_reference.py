"""A cross-reference names no figure, table, equation, section or listing of the text.

## Why
The reader would meet "Figure ??", or nothing at all.

## Example
```markdown
As @fig:orery shows …

![An orrery](orrery.svg){#fig:orrery}
```

## Use instead
```markdown
As @fig:orrery shows …
```

## Source
Pandoc-crossref, Quarto and LaTeX's `\\ref` all use a label on the element and its name in the reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import CrossReference, NoteText, labelled_kind, note_labels, walk
from ..rule import Rule

RULE = Rule("broken-cross-reference", Severity.ERROR)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Every reference to a label that no element carries."""
    known = {node.attr.id for node in walk(copy.body) if labelled_kind(node) and node.attr.id}  # type: ignore[union-attr]
    notes = (node for node in walk(copy.body) if isinstance(node, NoteText))
    labels = sorted(known.union(*(note_labels(note.blocks) for note in notes)))
    whole = Place(copy.sources.manuscript.path)
    for node in walk(copy.body):
        if isinstance(node, CrossReference):
            for target in node.targets:
                if target not in labels:
                    hint = _hint(target, labels, copy.sources.format)
                    yield RULE.at(node.place or whole, f'nothing in the text is labelled "{target}"', hint)


def _hint(target: str, labels: list[str], format: str) -> str:
    near = get_close_matches(target, labels, 3, 0.6)
    if near:
        return f"did you mean {' or '.join(near)}?"
    if format == "latex":
        return f"write \\label{{{target}}} right behind the caption, the heading, or in the equation that it names"
    if format == "html":
        return f'give the element the id "{target}", and a figure or table a caption as well'
    return f"give the element the label {{#{target}}}, or a figure or table a caption as well"
