"""A picture has neither an alternative text nor a caption.

## Why

Who cannot see the picture is told nothing: not by a screen reader, not by a search engine, not by a text-only
reader. PDF/UA and EPUB's accessibility rules call it a fault, and an EPUB may then not claim alternative texts.

## Example

    Before ![](portrait.png) after.

## Use instead

    Before ![Ruth Ambervale at the press, 1931](portrait.png) after.

Say what the picture shows and why it stands here, in a sentence. A mere ornament says so:
`![](rule.png){.decorative}`.

## Source

WCAG 2.2, success criterion 1.1.1; PDF/UA-1 (ISO 14289-1:2014), 7.3; EPUB Accessibility 1.1, section 3.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ...model.text import Figure, Image, plain, walk
from ..rule import Rule

RULE = Rule("image-without-alt-text", Severity.WARNING)

_HINT = "write what it shows between the brackets: ![words](file), or mark an ornament: ![](file){.decorative}"
_HINTS = {
    "docx": "say in Word what it shows: right-click it, Edit Alt Text; there an ornament can be marked as decorative",
    "odt": "say in the word processor what it shows: right-click it, Properties or Description, Alternative text",
    "html": 'write what it shows: <img alt="words">, or mark an ornament: alt="" role="presentation"',
    "latex": "write what it shows: \\includegraphics[alt={words}]{file}",
    "jats": "write what it shows in an <alt-text> of the <graphic>",
    "rst": "write what it shows: an option :alt: below the picture",
}


def find(copy: Copy) -> Iterator[Diagnostic]:
    """The images without words, at the places of their sources; one finding for each source."""
    captioned = {id(image) for figure in _captioned(copy) for image in walk(figure.blocks) if isinstance(image, Image)}
    silent = (node for node in walk(copy.body) if isinstance(node, Image) and not _speaks(node))
    for src in dict.fromkeys(image.src for image in silent if id(image) not in captioned):
        yield RULE.at(_place(copy, src), f'the picture "{src[:60]}" has no alternative text', _HINTS.get(copy.sources.format, _HINT))


def _captioned(copy: Copy) -> Iterator[Figure]:
    return (node for node in walk(copy.body) if isinstance(node, Figure) and plain(node.caption))


def _speaks(image: Image) -> bool:
    """Whether an image has words, or says that it needs none."""
    decorative = (
        "decorative" in image.attr.classes
        or image.attr.get("role") in ("presentation", "none")
        or image.attr.get("aria-hidden") == "true"
    )
    return bool(image.alt.strip() or image.title.strip() or image.attr.get("alt").strip()) or decorative


def _place(copy: Copy, src: str) -> Place:
    spots = (spot.place for spot in copy.spots if spot.kind == "image" and src in (spot.value, unquote(spot.value)))
    return next(spots, Place(copy.sources.manuscript.path))
