"""What every output must hold of an edition: strands of words, each of which stands there as one, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..model.edition import Edition, Note
from ..model.manuscript import FrontMatter
from ..model.stages import Copy
from ..model.text import (
    Blocks,
    Bullets,
    Cell,
    Code,
    CodeBlock,
    Definitions,
    Div,
    Figure,
    Heading,
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
from .collating import missed
from .letters import BLOCK, EDGE, FORMULA

_CALL = re.compile("\ue001[^\ue002]*\ue002")  # the call of a note, with its marker

Strands = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What every output must hold: strands of words, and the notes in order.

    JATS has as data what readers are told of the article; an anonymous edition is not judged.
    """

    lost: Strands  # words of the manuscript that composing has lost
    flowing: Strands  # the text where all stands as the author placed it
    uncalled: Strands  # the same without the calls of notes, which word processors number
    paged: Strands  # the text where figures and tables may move
    parted: Strands  # the text where sections may: what authors declare has its own places in JATS
    notes: tuple[tuple[str, str], ...]  # identifier, marker
    printed: Strands  # the notes in print
    shown: Strands  # and on screens
    face: Strands = ()  # what readers are told of the article: its authors, keywords, how it is cited
    footnotes: tuple[tuple[Note, ...], ...] = ()  # the series of notes at the foot of pages, where some have two forms
    stub: int = 4  # lines on a last page that are too few, head and folio not counted


def wanted(copy: Copy | None, edition: Edition) -> Wanted:
    """What an edition's outputs must hold; the edition is the one that was set, its identifiers settled."""
    front, body, rest = _front(edition), edition.body, _rest(edition)
    flowing, printed, shown = _strands((*front, body, *rest)), _notes(edition, True), _notes(edition, False)
    uncalled = tuple(_CALL.sub("", strand) for strand in flowing)
    there = " ".join((*uncalled, *printed)).replace(FORMULA, " ")  # of a manuscript none is understood yet
    lost = missed(_strands((*_front(copy.front), copy.body)), there) if copy else ()
    paged = _strands((*front, body, *rest), moving=True)
    called = tuple((note.id, note.label) for note in edition.notes)
    parted = _strands((*front, *_sections(body), *rest))
    face, stub = _face(edition), edition.journal.proof.stub_page
    footnotes = _series(edition) if edition.notes_at_foot else ()
    return Wanted(tuple(lost), flowing, uncalled, paged, parted, called, printed, shown, face, footnotes, stub)


def _front(of: FrontMatter | Edition) -> tuple[object, ...]:
    return of.title, of.subtitle, of.abstract, of.epigraph


def _rest(edition: Edition) -> tuple[object, ...]:
    """What composing added to the text: references, bios, statements."""
    references = tuple(Para(one.content) for one in edition.references)
    return references, *(bio.blocks for bio in edition.bios), *(section.blocks for section in edition.sections)


def _notes(edition: Edition, printed: bool) -> Strands:
    """The notes of each series, as printed or as screens show them."""
    return _strands(tuple(note.print if printed else note.web or note.print for note in notes) for notes in _series(edition))


def _series(edition: Edition) -> tuple[tuple[Note, ...], ...]:
    return edition.numbered_notes, edition.own_notes


def _face(edition: Edition) -> Strands:
    return _strands((*(Text(one.person.name.full) for one in edition.byline), *map(Text, edition.keywords), edition.how_to_cite))


def _sections(body: Blocks) -> Iterator[Blocks]:
    heads = [at for at, block in enumerate(body) if isinstance(block, Heading)]
    yield from (body[low:high] for low, high in pairwise((0, *heads, len(body))))


def _strands(parts: Iterable[object], moving: bool = False) -> Strands:
    return tuple(strand for part in parts for strand in strands(part, moving))


# ---------------------------------------------------------------- the words of a tree

_MAIN, _NOTES = "main", "notes"  # all others are of a figure or table


def strands(value: object, moving: bool = False) -> Strands:
    """The words of any piece of a text, its notes apart; moving: each figure and table apart too."""
    found: dict[str, list[str]] = {}
    for strand, word in _words(value, _MAIN, moving):
        found.setdefault(strand, []).append(word)
    whole = ("".join(words) for words in found.values())
    return tuple(strand for strand in whole if strand.strip(f" {BLOCK}"))


def _words(value: object, strand: str, moving: bool) -> Iterator[tuple[str, str]]:
    """The words in reading order, blanks where a block ends or something is set otherwise."""
    match value:
        case tuple():
            for item in value:
                yield from _words(item, strand, moving)
        case Text(text=text):
            yield strand, text
        case Code(text=text):
            yield strand, f"{EDGE}{text}{EDGE}"
        case Styled() | Quoted() | Link() | Span():
            yield from _words(value.content, strand, moving)
        case Math(mathml=mathml):
            yield strand, FORMULA if mathml else " "
        case NoteCall(label=label):
            yield strand, f"\ue001{label}\ue002"
        case NoteText(blocks=blocks):
            yield strand, " "
            yield from _words(blocks, _NOTES, moving)
        case LineBreak():
            yield strand, " "
        case _:
            yield from _block_words(value, strand, moving)


def _block_words(value: object, strand: str, moving: bool) -> Iterator[tuple[str, str]]:
    floats = moving and isinstance(value, Figure | Table) and strand == _MAIN
    if floats:
        yield strand, BLOCK
        strand = f"{id(value)}"
    for at, part in enumerate(_parts(value)):
        if isinstance(value, Figure | Table) and not floats and at == isinstance(value, Figure):
            yield strand, f"{BLOCK}{value.label}"  # beside the caption; where it moves, it may stand beside words of a sentence
        yield strand, BLOCK
        yield from _words(part, strand, moving)
    yield strand, BLOCK


def _parts(value: object) -> Iterator[object]:
    match value:
        case Para() | Heading():
            yield value.content
        case CodeBlock(text=text):
            yield Text(text)
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
