"""Paragraphs that run against the text: English ones in an Arabic article, Hebrew ones in a French one, get their own direction.

As HTML's dir="auto" (HTML, 3.2.6.4) by the first letter, but only where most of the letters are of the same direction: a
sentence that begins with a foreign name runs as the text does.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from ..model.script import direction, leading_way, leaning
from ..model.text import (
    PLAIN,
    Attr,
    Block,
    Blocks,
    Bullets,
    Definitions,
    Div,
    Figure,
    Heading,
    Numbered,
    Para,
    Quote,
    Span,
    Table,
    Verse,
    plain,
)  # fmt: skip


def directed(blocks: Blocks, language: str) -> Blocks:
    """Blocks of a text in a language (BCP 47), those that run against it with a direction; what has a language stays."""
    return tuple(map(partial(_directed, language=language), blocks))


def against(value: object, language: str) -> str:
    """The direction of words that run against a text in a language as a whole, else ""."""
    words = plain(value)
    way = leaning(words)
    return way if way and way != direction(language) and leading_way(words) == way else ""


def _directed(block: Block, language: str) -> Block:
    way = against(block, language)
    match block:
        case Heading(content=content) if way:  # it stands at the side where the text's other headings do
            return replace(block, content=(Span(content, _with(PLAIN, way)),))
        case Para(attr=attr) if way:
            return replace(block, attr=_with(attr, way))
        case Div(attr=attr) if attr.get("lang") or attr.get("dir"):
            return block
        case Quote() | Bullets() | Numbered() | Definitions() | Verse() | Table() if way:
            return Div((block,), _with(PLAIN, way))
        case Quote(blocks=inner) | Div(blocks=inner):
            return replace(block, blocks=directed(inner, language))
        case Bullets(items=items) | Numbered(items=items):
            return replace(block, items=tuple(directed(item, language) for item in items))
        case Figure(caption=caption):
            return replace(block, caption=directed(caption, language))
    return block


def _with(attr: Attr, way: str) -> Attr:
    told = attr.get("lang") or attr.get("dir")
    return attr if told else replace(attr, pairs=(*attr.pairs, ("dir", way)))
