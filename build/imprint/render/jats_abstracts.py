"""The abstracts of a JATS file: the article's own, its key points, and those in other languages (JATS 1.3, trans-abstract)."""

from __future__ import annotations

from dataclasses import replace

from ..model.edition import Edition
from ..model.text import Block, Blocks, Div, Para, Style, Styled, Text, plain
from .address import language_tag
from .jats_body import paragraphs, sections
from .jats_inline import Setting, inlines
from .xml import Element, Part, element, local


def abstracts(edition: Edition, setting: Setting) -> list[Element]:
    """abstract, abstract of key points, trans-abstract; a block of another language is an abstract of its own."""
    words = dict(edition.words)
    made = []
    own = tuple(one for block in edition.abstract if not _foreign(block, edition.language) for one in _bare(block))
    if own:
        made.append(element("abstract", _titled(words.get("abstract", "")), _paragraphs_first(own, setting)))
    if edition.key_points:
        points = [element("list-item", element("p", inlines(point, setting))) for point in edition.key_points]
        box = element("p", element("list", points, list_type="bullet"))
        made.append(element("abstract", _titled(words.get("key-points", "")), box, abstract_type="key-points"))
    return [*made, *(_translated(block, setting) for block in edition.abstract if _foreign(block, edition.language))]


def _foreign(block: Block, language: str) -> bool:
    said = block.attr.get("lang") if isinstance(block, Div) else ""
    return bool(said) and _main(str(said)) != _main(language)


def _main(language: str) -> str:
    return language.split("-")[0].lower()


def _bare(block: Block) -> Blocks:
    """A block that only says the article's own language, without its name before it: the abstract's title is that."""
    return _parted(block.blocks)[1] if isinstance(block, Div) and block.attr.get("lang") else (block,)


def _translated(block: Block, setting: Setting) -> Element:
    assert isinstance(block, Div)
    name, content = _parted(block.blocks)
    language = language_tag(str(block.attr.get("lang")))
    return element("trans-abstract", _titled(name), _paragraphs_first(content, setting), xml__lang=language)


def _parted(blocks: Blocks) -> tuple[str, Blocks]:
    """The name that an abstract in one of several languages begins with ("Zusammenfassung."), and the rest."""
    match blocks:
        case (Para(content=(Styled(style=Style.STRONG) as name, Text(text=text), *rest)) as first, *others):
            said = plain(name)
            if said.endswith(".") and text.startswith(" "):
                return said[:-1], (replace(first, content=(Text(text[1:]), *rest)), *others)
    return "", blocks


def _titled(words: str) -> Part:
    return element("title", words) if words else None


def _paragraphs_first(content: Blocks, setting: Setting) -> list[Element]:
    """An abstract's paragraphs, then its sections; anything else in a paragraph. A lone section is not one (JATS4R)."""
    made = sections(content, setting)
    if len(made) == 1 and local(made[0]) == "sec":
        return paragraphs(content, setting)
    return [node if local(node) in ("p", "sec") else element("p", node) for node in made]
