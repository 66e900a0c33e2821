"""Abstracts in several languages: each other than the text's own comes under its own name, "Zusammenfassung."."""

from __future__ import annotations

from dataclasses import replace

from ..model.text import NAME_OF_ABSTRACT, Attr, Block, Blocks, Div, Para, Span, Style, Styled, Text
from .words import words

_NAMED = Attr(classes=(NAME_OF_ABSTRACT,))


def named(abstract: Blocks, language: str) -> Blocks:
    """An abstract (Edition.abstract) in a text of that language: what is in it stands as it is, the rest is named."""
    return tuple(one for block in abstract for one in _named(block, language))


def _named(block: Block, language: str) -> Blocks:
    own = block.attr.get("lang") if isinstance(block, Div) else ""
    if not isinstance(block, Div) or not own:
        return (block,)
    if _main(own) == _main(language):
        return block.blocks
    name = Span((Styled(Style.STRONG, (Text(f"{dict(words(own))['abstract']}."),)),), _NAMED)
    match block.blocks:
        case (Para(content=content) as first, *others):
            return (replace(block, blocks=(replace(first, content=(name, Text(" "), *content)), *others)),)
    return (replace(block, blocks=(Para((name,)), *block.blocks)),)


def _main(language: str) -> str:
    return language.split("-")[0].lower()
