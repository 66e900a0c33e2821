"""How much of an article changed."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.edition import Edition
from ..model.redline import DELETED, INSERTED, MOVED_AWAY, MOVED_HERE, Tally
from ..model.text import Div, Image, Node, Span, plain, walk
from .notes import NoteSteps


def tally(both: Edition, steps: NoteSteps) -> Tally:
    texts = (
        both.title, both.subtitle, both.abstract, both.key_points, both.epigraph, both.epigraph_source, both.dedication,
        both.body, both.how_to_cite,
        *(one.blocks for one in both.sections), *(one.blocks for one in both.bios), *(one.print for one in both.notes),
    )  # fmt: skip
    come, gone = list(_all(texts, INSERTED)), list(_all(texts, DELETED))
    pictures = (_pictures(come), _pictures(gone))
    moved = sum(1 for node in come if isinstance(node, Div) and MOVED_HERE in node.attr.classes)
    return Tally(_words(come), _words(gone), moved, _notes(steps), pictures)


def _all(texts: Iterable[object], kind: str) -> Iterable[Span | Div]:
    for node in walk(tuple(texts)):
        if isinstance(node, Span | Div) and kind in node.attr.classes:
            yield node


def _words(nodes: Iterable[Span | Div]) -> int:
    """The words that came or went; those of moved blocks did neither."""
    moved = {MOVED_HERE, MOVED_AWAY}
    return sum(len(plain(node).split()) for node in nodes if not moved.intersection(node.attr.classes))


def _pictures(nodes: Iterable[Node]) -> int:
    return sum(1 for node in nodes for one in walk(node) if isinstance(one, Image))


def _notes(steps: NoteSteps) -> tuple[int, int, int]:
    added = sum(1 for step in steps if step.old is None)
    removed = sum(1 for step in steps if step.new is None)
    changed = sum(1 for step in steps if step.old is not None and step.new is not None and not step.same)
    return added, removed, changed
