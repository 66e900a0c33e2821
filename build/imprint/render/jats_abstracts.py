"""The abstracts of a JATS file: the article's own, its key points, and those in other languages (JATS 1.3, trans-abstract)."""

from __future__ import annotations

from dataclasses import replace

from ..model.edition import Edition
from ..model.text import NAME_OF_ABSTRACT, Block, Blocks, Div, Para, Span, plain
from .address import language_tag
from .jats_body import paragraphs, sections
from .jats_inline import Setting, inlines
from .xml import Element, Part, element, local


def abstracts(edition: Edition, setting: Setting) -> list[Element]:
    """abstract, abstract of key points, trans-abstract; a block under a name of its own is an abstract of its own."""
    words = dict(edition.words)
    made = []
    own = tuple(block for block in edition.abstract if not _name(block))
    if own:
        made.append(element("abstract", _titled(words.get("abstract", "")), _paragraphs_first(own, setting)))
    if edition.key_points:
        points = [element("list-item", element("p", inlines(point, setting))) for point in edition.key_points]
        box = element("p", element("list", points, list_type="bullet"))
        made.append(element("abstract", _titled(words.get("key-points", "")), box, abstract_type="key-points"))
    return [*made, *(_translated(block, setting) for block in edition.abstract if isinstance(block, Div) and _name(block))]


def _name(block: Block) -> str:
    """The name that compose/abstracts.py put before an abstract in another language."""
    match block:
        case Div(blocks=(Para(content=(Span(attr=attr) as name, *_)), *_)) if NAME_OF_ABSTRACT in attr.classes:
            return plain(name).removesuffix(".")
    return ""


def _translated(block: Div, setting: Setting) -> Element:
    first, *others = block.blocks
    assert isinstance(first, Para)
    rest = (replace(first, content=first.content[2:]), *others) if first.content[2:] else tuple(others)
    language = language_tag(block.attr.get("lang"))
    return element("trans-abstract", _titled(_name(block)), _paragraphs_first(rest, setting), xml__lang=language)


def _titled(words: str) -> Part:
    return element("title", words) if words else None


def _paragraphs_first(content: Blocks, setting: Setting) -> list[Element]:
    """An abstract's paragraphs, then its sections; anything else in a paragraph. A lone section is not one (JATS4R)."""
    made = sections(content, setting)
    if len(made) == 1 and local(made[0]) == "sec":
        return paragraphs(content, setting)
    return [node if local(node) in ("p", "sec") else element("p", node) for node in made]
