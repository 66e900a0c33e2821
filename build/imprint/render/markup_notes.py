"""Notes with their markers and the ways back to their calls."""

from __future__ import annotations

from markupsafe import Markup

from ..model.edition import Note
from ..model.text import Attr, Block, Blocks, Para
from .address import clean
from .attributes import attributes, element, inside
from .markup import blocks
from .markup_inline import led
from .medium import Medium


def note_body(note: Note, medium: Medium) -> Markup:
    """The content of a note: its first paragraph opens with the marker, its last closes with the links back.

    In print a repeated citation may say Ibid.; on screens, where a note stands alone, its short form.
    """
    content = note.print if medium.name == "pdf" else note.web or note.print
    marker = Markup('<span class="note-label">{}</span> ').format(clean(note.label))
    return _framed(content, marker, back_links(note, medium), medium)


def back_links(note: Note, medium: Medium) -> Markup:
    """A link to every call of the note, each with its purpose in words."""
    targets = medium.calls.get(note.id) or ((note.call,) if note.call else ())
    arrow = "↩" if medium.name == "pdf" else "↩\ufe0e"  # the selector keeps it a letter, not a coloured picture
    words = medium.word("back-to-text", "Back to text")
    kind = Markup(' epub:type="backlink"') if medium.name == "epub" else Markup("")
    return Markup("").join(
        Markup(' <a class="back" href="{}" role="doc-backlink"{} aria-label="{}">{}</a>').format(
            medium.href(target), kind, f"{words} ({clean(note.label)}{which})", arrow
        )
        for target, which in zip(targets, ("", *(f", {i}" for i in range(2, len(targets) + 1))), strict=False)
    )


def _framed(content: Blocks, marker: Markup, back: Markup, medium: Medium) -> Markup:
    """The blocks between marker and links back, which go into the outer paragraphs where there are any."""
    if not content or not isinstance(content[0], Para):
        content = (Para(()), *content)
    if not isinstance(content[-1], Para):
        content = (*content, Para(()))
    last = len(content) - 1
    parts = (
        _line(block, marker if i == 0 else Markup(""), back if i == last else Markup(""), medium)
        for i, block in enumerate(content)
    )
    return Markup("\n").join(parts)


def _line(block: Block, before: Markup, after: Markup, medium: Medium) -> Markup:
    if not isinstance(block, Para):
        return blocks((block,), medium)
    words = before + led(block.content, inside(block.attr, medium)) + after
    tag, name = ("div", "p") if medium.name == "pdf" else ("p", "")
    return element(tag, attributes(Attr(block.attr.id, pairs=block.attr.pairs), medium, name), words)
