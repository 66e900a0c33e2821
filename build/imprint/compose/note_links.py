"""Where the words of a citation lead: to the reference list, or, in a style of notes, from a later citation to the full note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model.stages import Counted
from ..model.style import Kind
from ..model.text import Attr, Inlines, Link, Node, Span, rewrite, walk
from .citing import Answer


def linked(answer: Answer, note: int, counted: Counted) -> Answer:
    """Pandoc's links to the reference list lead, in a style of notes, from a later citation to the full note."""
    if counted.copy.style.kind is not Kind.NOTE or note < 0:
        return Answer(_to_references(answer.text), _to_references(answer.note))
    full = dict(counted.full)
    here = counted.notes[note].id
    return Answer(_unlinked(answer.text), _to_full_notes(answer.note, full, here))


def _to_references(content: Inlines) -> Inlines:
    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, Link) and node.url.startswith("#ref-"):
            return replace(node, attr=Attr(classes=("citation",)))
        return node

    return rewrite(content, change)


def _unlinked(content: Inlines) -> Inlines:
    return rewrite(
        content, lambda node: node.content if isinstance(node, Link) and node.url.startswith("#ref-") else node
    )


def _to_full_notes(content: Inlines, full: Mapping[str, str], here: str) -> Inlines:
    def change(node: Node) -> Node | tuple[Node, ...]:
        if not (isinstance(node, Link) and node.url.startswith("#ref-")):
            return node
        key = node.url.removeprefix("#ref-")
        target = full.get(key, here)
        if target == here or any(isinstance(inner, Link) for inner in walk(node.content)):
            return Span(node.content, Attr(classes=("work",), pairs=(("work", key),)))
        link = Link(node.content, f"#{target}", attr=Attr(classes=("full-note",)))
        return Span((link,), Attr(classes=("work",), pairs=(("work", key),)))

    return rewrite(content, change)
