"""The article as a Word file for copy editors: real notes, headings, lists, tables and formulas, in our own styles."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from ..model.edition import Edition
from ..model.stages import Artefact
from ..model.text import Image, Math, walk
from .docx_blocks import Setting, blocks, paragraph
from .docx_book import Book, Called, Part, targets
from .docx_calls import marker, scheme
from .docx_face import Face
from .docx_formulas import formulas
from .docx_front import back, front
from .docx_package import package
from .docx_pictures import pictures
from .docx_runs import Line
from .settle import settled
from .templates import Templates
from .vocabulary import word

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXT_STYLES = {"footnote": "FootnoteText", "endnote": "EndnoteText"}


def render_docx(edition: Edition, templates: Templates) -> Artefact:
    """The file "<slug>.docx" (ECMA-376 5th edition, transitional); the same edition gives the same bytes."""
    edition = settled(edition)
    book = _book(edition)
    body = Part("document")
    text = Setting(Line(book, body, Face(edition.language, edition.language)))
    content = Markup("").join((*front(edition, text), blocks(edition.body, text), *back(edition, text)))
    content += _uncalled(book, text)
    notes = {f"{kind}s": _notes(kind, book) for kind in book.called}
    data = package(book, templates, {"document": (body, content), **notes})
    return Artefact(f"{edition.slug}.docx", MEDIA_TYPE, data)


def _book(edition: Edition) -> Book:
    texts = (
        edition.title, edition.subtitle, edition.abstract, edition.key_points, edition.epigraph, edition.epigraph_source,
        edition.dedication, edition.body, edition.how_to_cite, tuple(one.blocks for one in edition.sections),
        tuple(one.blocks for one in edition.bios), tuple(one.content for one in edition.references),
        tuple(one.print for one in edition.notes),
    )  # fmt: skip
    nodes = tuple(walk(texts))
    keys = frozenset(node.src for node in nodes if isinstance(node, Image))
    found = formulas(node for node in nodes if isinstance(node, Math))
    return Book(edition, found, pictures(edition, keys), targets(edition, texts), *scheme(edition.numbered_notes))


def _notes(kind: str, book: Book) -> tuple[Part, Markup]:
    """The notes of a kind, each opened by its marker."""
    own = Part(f"{kind}s")
    return own, Markup("").join(_note(one, kind, book, own) for one in book.called[kind].values())


def _note(called: Called, kind: str, book: Book, own: Part) -> Markup:
    line = Line(book, own, Face(book.language, book.language))
    at = Setting(line, _TEXT_STYLES[kind])
    content = blocks(called.note.print, at)
    opening = marker(called, kind, line.face, book) + line.face.run(" ")
    head, end, rest = content.partition("</w:pPr>") if content.startswith("<w:p>") else ("", "", "")
    inner = Markup(f"{head}{end}{opening}{rest}") if end else paragraph(opening, at) + content
    return Markup('<w:{0} w:id="{1}">{2}</w:{0}>').format(kind, called.number, book.bookmark(called.note.id, inner))


def _uncalled(book: Book, at: Setting) -> Markup:
    """Notes that nothing calls stand at the end, so that their words are not lost."""
    called = {name for some in book.called.values() for name in some}
    notes = [note for note in book.edition.notes if note.id not in called]
    if not notes:
        return Markup("")
    own = replace(at, style="EndnoteText")
    words = Markup("").join(blocks(note.print, own) for note in notes)
    return paragraph(at.line.face.run(word(book.edition, "notes")), at, "Heading1") + words

