"""Notes in print: their calls, the list at the article's end, and the runs of text at a page's foot."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..model.counting import mark
from ..model.edition import Note
from ..model.text import (
    PLAIN,
    Blocks,
    Bullets,
    Code,
    CodeBlock,
    Definitions,
    Div,
    Figure,
    Heading,
    Inlines,
    NoteCall,
    Numbered,
    Para,
    Quote,
    Row,
    Table,
    Text,
    Verse,
)  # fmt: skip
from .address import anchor, clean
from .attributes import attributes, inside
from .markup import blocks, inlines
from .medium import Medium


def raised(node: NoteCall, form: Medium) -> Markup:
    """A note's call: the link stands inside the raised letters, since PDF/UA-1 allows no element inside a link."""
    title = f"{form.word('note', 'Note')} {clean(node.label)}"
    call = Markup('<sup class="note-call">{}<a href="{}" id="{}" role="doc-noteref" title="{}">{}</a></sup>')
    return call.format(_WORD_JOINER, form.href(node.note), anchor(node.id), title, clean(node.label))


_WORD_JOINER = "\u2060"  # lines may be broken between a stop and a figure or bracket (UAX 14), but not before a call


def _label(note: Note, form: Medium) -> Markup:
    """The marker, which leads back to the first call."""
    title = form.word("back-to-text", "Back to the text")
    target = (*form.calls.get(note.id, ()), note.call)[0]
    words = clean(note.label)
    if not target:
        return Markup('<span class="note-label">{}</span>').format(words)
    return Markup('<span class="note-label"><a href="{}" role="doc-backlink" title="{}">{}</a></span>').format(
        form.href(target), f"{title} ({words})", words
    )


def endnote(note: Note, form: Medium) -> Markup:
    """The content of a note in the list: its first paragraph opens with the marker."""
    content = note.print if note.print and isinstance(note.print[0], Para) else (Para(()), *note.print)
    parts = [_line(block, form) if isinstance(block, Para) else blocks((block,), form) for block in content[1:]]
    first = content[0] if isinstance(content[0], Para) else Para(())
    return Markup("\n").join((_line(first, form, _label(note, form) + " "), *parts))


def _line(para: Para, form: Medium, before: Markup = Markup("")) -> Markup:  # noqa: B008  (Markup is immutable)
    words = inlines(para.content, inside(para.attr, form))
    return Markup('<div{}>{}{}</div>').format(attributes(para.attr, form, "p"), before, words)


def footnote(note: Note, form: Medium) -> Markup:
    """A note for the foot of the page: one run of text, since the setter breaks footnotes of several paragraphs."""
    words, two = _run(note.print, form), ""
    if note.print != note.web:  # the second form, for a note that would begin a page with Ibid. (see pdf_again)
        two = " two-forms"
        forms = Markup('<span class="full-form">{}</span><span class="short-form">{}</span>')
        words = forms.format(words, _run(note.web, form))
    return Markup('<span class="footnote{}" id="{}" role="doc-footnote"{}>{} {}</span>').format(
        two, anchor(note.id), _way(note), _label(note, form), words
    )


def _run(content: Blocks, form: Medium) -> Markup:
    first, *rest = [inlines(run, form) for run in _runs(content)] or [Markup("")]
    return first + Markup("").join(Markup('<span class="part">{}</span>').format(run) for run in rest)


def _way(note: Note) -> Markup:
    return Markup(' dir="{}"').format(note.direction) if note.direction else Markup("")


def _runs(content: object) -> Iterator[Inlines]:
    """The paragraphs of blocks without the blocks: each item, row, line of verse or listing is a run of its own."""
    match content:
        case tuple():
            for block in content:
                yield from _runs(block)
        case Para() | Heading():
            yield content.content
        case CodeBlock():
            yield from ((Code(_indented(line), PLAIN),) for line in content.text.split("\n"))
        case Verse():
            yield from content.lines
        case Quote() | Div() | Figure():
            yield from _runs(content.blocks)
            yield from _runs(getattr(content, "caption", ()))
        case Bullets():
            yield from _runs(content.items)
        case Numbered():
            for index, item in enumerate(content.items):
                first, *rest = [*_runs(item)] or [()]
                yield from ((Text(f"{mark(content, index)}\N{EN SPACE}"), *first), *rest)
        case Definitions():
            for term, meanings in content.items:
                yield term
                yield from _runs(meanings)
        case Table():
            yield from _runs(content.caption)
            for row in (*content.head, *(row for body in content.bodies for row in body), *content.foot):
                yield _row(row)


def _row(row: Row) -> Inlines:
    """The cells of a row in a line, an em apart."""
    cells = (tuple(node for run in _runs(cell.blocks) for node in (*run, Text(" "))) for cell in row)
    return tuple(node for cell in cells for node in (*cell[:-1], Text("\N{EM SPACE}")))[:-1]


def _indented(line: str) -> str:
    bare = line.lstrip(" ")
    return "\N{NO-BREAK SPACE}" * (len(line) - len(bare)) + bare
