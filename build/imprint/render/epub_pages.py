"""The printed edition's pages marked in an EPUB's text (EPUB Accessibility 1.1, Page navigation)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model.edition import Edition, Note
from ..model.text import Attr, Blocks, CodeBlock, Div, Figure, Heading, Node, NoteCall, Para, Span, Table, rewrite, walk
from .address import anchor

MARK = "print-page"  # the attribute of a page mark that holds the page's label

Pages = tuple[tuple[str, str], ...]


def marked(edition: Edition, pages: Pages) -> tuple[Edition, Pages]:
    """A settled edition with a mark before each page's first element, and label and identifier of the marks made.

    pages are labels, each with the identifier of the first element on that page; those that are not in the abstract,
    the body or the notes get no mark.
    """
    prefix = _unused(edition)
    marks = {
        anchor(first): _mark(label, f"{prefix}{number}")
        for number, (label, first) in enumerate(pages, 1)
        if label.strip()
    }
    body, abstract = _marked(edition.body, marks), _marked(edition.abstract, marks)
    notes = tuple(_in_note(note, marks) for note in edition.notes)
    edition = replace(edition, abstract=abstract, body=body, notes=notes)
    shown = (abstract, body, tuple(note.web for note in notes))
    made = (node.attr for node in walk(shown) if isinstance(node, Span) and node.attr.get(MARK))
    return edition, tuple((attr.get(MARK), attr.id) for attr in made)


def _unused(edition: Edition) -> str:
    prefix = "page-"
    names = tuple(_identifiers(edition))
    while any(name.startswith(prefix) for name in names):
        prefix += "-"
    return prefix


def _identifiers(edition: Edition) -> Iterator[str]:
    yield from (note.id for note in edition.notes)
    yield from (ref.id for ref in edition.references)
    for node in walk((edition.title, edition.abstract, edition.body, tuple(s.blocks for s in edition.sections))):
        yield _name(node)


def _name(node: Node) -> str:
    attr = getattr(node, "attr", None)
    return node.id if isinstance(node, NoteCall) else attr.id if attr is not None else ""


def _mark(label: str, identifier: str) -> Span:
    return Span((), Attr(identifier, ("pagebreak",), ((MARK, label.strip()),)))


def _marked(blocks: Blocks, marks: dict[str, Span]) -> Blocks:
    def change(node: Node) -> Node | tuple[Node, ...]:
        mark = marks.get(_name(node)) if _name(node) else None
        if mark is None:
            return node
        return (Para((mark,), plain=True) if _stands_alone(node) else mark, node)

    return rewrite(blocks, change)


def _stands_alone(node: Node) -> bool:
    """Whether a node that has attributes is a block."""
    return isinstance(node, Para | Heading | CodeBlock | Table | Figure | Div)


def _in_note(note: Note, marks: dict[str, Span]) -> Note:
    mark = marks.get(note.id)
    text = note.web or note.print
    if mark is None or not text or not isinstance(text[0], Para):
        return note
    first = replace(text[0], content=(mark, *text[0].content))
    return replace(note, web=(first, *text[1:]))
