"""The words that a manuscript hands over, run by run, and what every output must hold of the edition."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..model.edition import Edition, Note
from ..model.manuscript import FrontMatter
from ..model.stages import Copy
from ..model.text import (
    Blocks,
    Bullets,
    Cell,
    Cite,
    Code,
    CodeBlock,
    CrossReference,
    Definitions,
    Div,
    Figure,
    Heading,
    Image,
    LineBreak,
    Link,
    Math,
    NoteCall,
    NoteText,
    Numbered,
    Para,
    Quote,
    Quoted,
    Span,
    Styled,
    Table,
    Text,
    Verse,
)  # fmt: skip

CUT = "\0"  # between two runs: something stands there that compose or a renderer sets in its own way


def manuscript_runs(copy: Copy) -> tuple[str, ...]:
    """Every run of words of a manuscript as read, independent of what numbering and composing made of it."""
    return _text_runs(copy.front, copy.body)


def text_runs(edition: Edition) -> tuple[str, ...]:
    """The same of an edition, for what is made of editions."""
    return _text_runs(edition, edition.body)


def _text_runs(front: FrontMatter | Edition, body: Blocks) -> tuple[str, ...]:
    parts = (front.title, front.subtitle, front.abstract, front.epigraph, body)
    return tuple(run for part in parts for run in runs(part))


def edition_runs(edition: Edition) -> tuple[str, ...]:
    """The runs of the text with its citations as they were set, and of what composing added: references, bios, statements."""
    parts = (
        edition.body,
        *(ref.content for ref in edition.references),
        *(bio.blocks for bio in edition.bios),
        *(section.blocks for section in edition.sections),
    )
    return tuple(run for part in parts for run in runs(part))


def face_runs(edition: Edition) -> tuple[str, ...]:
    """The runs of what readers are told of an edition: its authors, its keywords, how it is cited."""
    return (*(line.person.name.full for line in edition.byline), *edition.keywords, *runs(edition.how_to_cite))


def note_runs(note: Note, printed: bool) -> tuple[str, ...]:
    """The runs of a note, as printed or as screens show it."""
    return tuple(runs(note.print if printed else note.web or note.print))


def runs(value: object) -> Iterator[str]:
    """The runs of any piece of a text."""
    for cut, words in groupby(_words(value), lambda word: word == CUT):
        run = "" if cut else "".join(words).strip()
        if run:
            yield run


def _words(value: object) -> Iterator[str]:
    """The words in reading order; blocks and what is set otherwise are parted by CUT."""
    match value:
        case tuple():
            for item in value:
                yield from _words(item)
        case Text(text=text) | Code(text=text):
            yield text
        case LineBreak():
            yield " "
        case Styled() | Quoted() | Link() | Span():
            yield from _words(value.content)
        case NoteText(blocks=blocks):
            yield CUT
            yield from _words(blocks)
            yield CUT
        case NoteCall() | Cite() | Math() | Image() | CrossReference():
            yield CUT
        case _:
            yield from _block_words(value)


def _block_words(value: object) -> Iterator[str]:
    for part in _parts(value):
        yield CUT
        yield from _words(part)
    yield CUT


def _parts(value: object) -> Iterator[object]:
    match value:
        case Para() | Heading():
            yield value.content
        case CodeBlock(text=text):
            yield from (Text(line) for line in text.split("\n"))
        case Quote() | Div() | Cell():
            yield value.blocks
        case Figure(blocks=blocks, caption=caption):
            yield from (blocks, caption)
        case Bullets(items=items) | Numbered(items=items):
            yield from items
        case Definitions(items=items):
            for term, meanings in items:
                yield from (term, *meanings)
        case Verse(lines=lines):
            yield from lines
        case Table(head=head, bodies=bodies, foot=foot, caption=caption):
            yield from (caption, *(cell for row in (*head, *(row for body in bodies for row in body), *foot) for cell in row))
