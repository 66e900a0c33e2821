"""The parts of an EPUB: which document holds what, and where each identifier has gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model.edition import Edition
from ..model.text import Blocks, Heading, NoteCall, walk
from .address import anchor
from .markup import blocks
from .medium import Medium
from .vocabulary import word

LONGEST = 300_000  # characters of one text document; a longer text is parted before headings of level 1


@dataclass(frozen=True, slots=True)
class Part:
    """A content document: file name, template, title, structural type (EPUB SSV), and its share of the body."""

    file: str
    template: str
    title: str
    kind: str
    body: Blocks = ()
    contents: tuple[object, ...] = ()  # what else in it may be linked to
    first: bool = False  # the first document of the body

    @property
    def id(self) -> str:
        return self.file.removesuffix(".xhtml")


def parts(edition: Edition, medium: Medium) -> tuple[Part, ...]:
    """The documents of a settled edition in reading order, those with nothing in them left out."""
    return (
        Part("title.xhtml", "epub/title.xhtml", word(edition, "title-page"), "titlepage", contents=_front(edition)),
        *_texts(edition, medium),
        *_back(edition),
        Part("colophon.xhtml", "epub/colophon.xhtml", word(edition, "license" if edition.license else "how-to-cite"),
             "colophon", contents=(edition.how_to_cite,)),
    )  # fmt: skip


def _front(edition: Edition) -> tuple[object, ...]:
    return (edition.title, edition.subtitle, edition.abstract, edition.key_points)


def _back(edition: Edition) -> Iterator[Part]:
    sections = tuple(section.blocks for section in edition.sections)
    if sections:
        yield Part("sections.xhtml", "epub/sections.xhtml", edition.sections[0].title, "backmatter", contents=sections)
    if edition.notes:
        yield Part("notes.xhtml", "epub/notes.xhtml", word(edition, "notes"), "endnotes")
    if edition.references:
        yield Part("references.xhtml", "epub/references.xhtml", word(edition, "references"), "bibliography")
    if edition.bios:
        title = word(edition, "about-the-author" if len(edition.bios) == 1 else "about-the-authors")
        bios = tuple(bio.blocks for bio in edition.bios)
        yield Part("authors.xhtml", "epub/authors.xhtml", title, "contributors", contents=bios)


def _texts(edition: Edition, medium: Medium) -> Iterator[Part]:
    opening = (edition.dedication, edition.epigraph, edition.epigraph_source)
    chunks = _chunks(edition.body, medium)
    for i, chunk in enumerate(chunks):
        name = "text.xhtml" if len(chunks) == 1 else f"text-{i + 1}.xhtml"
        head = next((node for node in chunk if isinstance(node, Heading)), None)
        title = edition.short_title if not i or head is None else " ".join(_plain(head).split())
        held = (chunk, opening) if not i else (chunk,)
        yield Part(name, "epub/text.xhtml", title or edition.slug, "bodymatter", chunk, held, not i)


def _plain(heading: Heading) -> str:
    from_text = [node.text for node in walk(heading.content) if hasattr(node, "text")]
    return "".join(from_text)


def _chunks(body: Blocks, medium: Medium) -> tuple[Blocks, ...]:
    """The body in one piece, or in pieces of at most LONGEST characters where level-1 headings allow it."""
    sections: list[tuple[Blocks, int]] = []
    for block in body:
        size = len(blocks((block,), medium))
        if sections and not (isinstance(block, Heading) and block.level == 1):
            held, length = sections[-1]
            sections[-1] = ((*held, block), length + size)
        else:
            sections.append(((block,), size))
    chunks: list[tuple[Blocks, int]] = []
    for held, size in sections:
        if chunks and chunks[-1][1] + size <= LONGEST:
            chunks[-1] = (chunks[-1][0] + held, chunks[-1][1] + size)
        else:
            chunks.append((held, size))
    return tuple(held for held, _ in chunks) or ((),)


def places(edition: Edition, found: tuple[Part, ...]) -> dict[str, str]:
    """For each identifier of a settled edition the document that holds it."""
    where = {name: part.file for part in found for name in _identifiers(part.contents)}
    where |= {anchor(note.id): "notes.xhtml" for note in edition.notes}
    return where | {anchor(ref.id): "references.xhtml" for ref in edition.references}


def _identifiers(contents: tuple[object, ...]) -> Iterator[str]:
    for node in walk(contents):
        attr = getattr(node, "attr", None)
        if isinstance(node, NoteCall):
            yield anchor(node.id)
        elif attr is not None and attr.id:
            yield anchor(attr.id)


def within(medium: Medium, part: Part) -> Medium:
    """The medium as seen from a part."""
    return replace(medium, here=part.file)
