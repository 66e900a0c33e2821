"""The printed edition's pages marked in an EPUB's text (EPUB Accessibility 1.1, Page navigation)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model.edition import Edition, Note, Reference
from ..model.layout import PageStart
from ..model.text import (
    Attr,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    Node,
    NoteCall,
    Para,
    Quoted,
    Span,
    Styled,
    Table,
    Text,
    rewrite,
    walk,
)
from .places import COLOPHON, KEY, MARK, TITLE, page_break

Pages = tuple[PageStart, ...]
Marks = dict[str, list[tuple[int, Span]]]  # place → letters before the mark, mark


@dataclass(frozen=True, slots=True)
class Marked:
    """An edition with its page marks: label, identifier and (where the blocks do not tell) file of each, in order."""

    edition: Edition
    pages: tuple[tuple[str, str, str], ...]
    breaks: tuple[tuple[str, Markup], ...]  # place of furniture → marks that a template sets there


def marked(edition: Edition, pages: Pages) -> Marked:
    """A placed edition with a mark where each page begins; pages that begin in furniture go with what follows it."""
    prefix = _unused(edition)
    files = _files(edition)
    starts = tuple(_known(pages, frozenset((*files, *_places(edition)))))
    spans = tuple(_mark(start.label, f"{prefix}{number}") for number, start in enumerate(starts, 1))
    marks: Marks = {}
    for start, span in zip(starts, spans, strict=True):
        marks.setdefault(start.place, []).append((start.letters, span))
    listed = tuple((s.label.strip(), span.attr.id, files.get(s.place, "")) for s, span in zip(starts, spans, strict=True))
    breaks = tuple((place, Markup("").join(page_break(span) for _, span in marks.get(place, ()))) for place in (TITLE, COLOPHON))
    return Marked(_set(edition, marks), listed, breaks)


def _files(edition: Edition) -> dict[str, str]:
    notes = {note.id: "notes.xhtml" for note in edition.notes}
    references = {ref.id: "references.xhtml" for ref in edition.references}
    return {TITLE: "title.xhtml", COLOPHON: "colophon.xhtml", **notes, **references}


def _known(pages: Pages, places: frozenset[str]) -> Iterator[PageStart]:
    """The pages with a label, each beginning in a place of the text: where the next one does, at last in the colophon."""
    following = PageStart("", COLOPHON)
    out = []
    for start in reversed(pages):
        following = start if start.place in places else replace(following, label=start.label)
        out.append(following)
    yield from (one for one in reversed(out) if one.label.strip())


def _places(edition: Edition) -> Iterator[str]:
    parts = (edition.abstract, edition.body, *(s.blocks for s in edition.sections), *(bio.blocks for bio in edition.bios))
    for node in walk(parts):
        attr = getattr(node, "attr", None)
        if attr is not None and attr.get(KEY):
            yield attr.get(KEY)


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
        attr = getattr(node, "attr", None)
        yield node.id if isinstance(node, NoteCall) else attr.id if attr is not None else ""


def _mark(label: str, identifier: str) -> Span:
    return Span((), Attr(identifier, ("pagebreak",), ((MARK, label.strip()),)))


# ---------------------------------------------------------------- setting the marks


def _set(edition: Edition, marks: Marks) -> Edition:
    return replace(
        edition,
        abstract=_marked(edition.abstract, marks),
        body=_marked(edition.body, marks),
        notes=tuple(_in_note(note, marks) for note in edition.notes),
        references=tuple(_in_reference(ref, marks) for ref in edition.references),
        sections=tuple(replace(one, blocks=_marked(one.blocks, marks)) for one in edition.sections),
        bios=tuple(replace(one, blocks=_marked(one.blocks, marks)) for one in edition.bios),
    )


def _marked(blocks: Blocks, marks: Marks) -> Blocks:
    def change(node: Node) -> Node | tuple[Node, ...]:
        attr = getattr(node, "attr", None)
        here = marks.get(attr.get(KEY)) if attr is not None and attr.get(KEY) else None
        if here and isinstance(node, Para | Heading):
            return replace(node, content=_in_line(node.content, here))
        if here and isinstance(node, CodeBlock | Figure | Table):
            before = Para(tuple(mark for letters, mark in here if not letters), plain=True)
            after = Para(tuple(mark for letters, mark in here if letters), plain=True)
            return tuple(one for one in (before, node, after) if not isinstance(one, Para) or one.content)
        return node

    return rewrite(blocks, change)


def _in_note(note: Note, marks: Marks) -> Note:
    """Notes have other words on screens than in print, so a page that begins within one is marked at its beginning."""
    text = note.web or note.print
    spans = tuple(mark for _, mark in marks.get(note.id, ()))
    if not spans or not text:
        return note
    if not isinstance(text[0], Para):
        return replace(note, web=(Para(spans, plain=True), *text))
    return replace(note, web=(replace(text[0], content=(*spans, *text[0].content)), *text[1:]))


def _in_reference(ref: Reference, marks: Marks) -> Reference:
    here = marks.get(ref.id)
    return replace(ref, content=_in_line(ref.content, here)) if here else ref


def _in_line(content: Inlines, marks: list[tuple[int, Span]]) -> Inlines:
    """Inlines with each mark after so many letters, at the end of the word that a page's end cuts."""
    for letters, mark in reversed(marks):
        within, left = _after(content, letters, mark) if letters else ((mark, *content), None)
        content = within if left is None else (*within, mark)
    return content


def _after(content: Inlines, letters: int, mark: Span) -> tuple[Inlines, int | None]:
    """The inlines with the mark, or as they were and how many letters are still to come."""
    out: list[Inline] = []
    for at, node in enumerate(content):
        if isinstance(node, Text):
            cut = _cut(node.text, letters)
            if cut is not None:
                parts = (Text(node.text[:cut]), mark, Text(node.text[cut:]))
                return (*out, *(p for p in parts if p != Text("")), *content[at + 1 :]), None
            letters -= sum(char.isalnum() for char in node.text)
        elif isinstance(node, Styled | Quoted | Link | Span):
            within, left = _after(node.content, letters, mark)
            node = replace(node, content=within)
            if left is None:
                return (*out, node, *content[at + 1 :]), None
            letters = left
        out.append(node)
    return tuple(out), letters


def _cut(text: str, letters: int) -> int | None:
    """Where in a text so many letters are over and a word is at its end; None where it has fewer."""
    for at, char in enumerate(text):
        if letters <= 0 and not char.isalnum():
            return at + (char == " ")
        letters -= char.isalnum()
    return None
