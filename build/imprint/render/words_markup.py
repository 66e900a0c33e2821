"""Words of any text as HTML for pages that are no article: bios, titles."""

from __future__ import annotations

from ..model.text import Blocks, Inlines
from .markup import blocks, inlines
from .medium import Medium


def set_blocks(content: Blocks, language: str) -> str:
    """Blocks in a language."""
    return blocks(content, Medium("page", language))


def set_inlines(content: Inlines, language: str) -> str:
    """Inlines in a language."""
    return inlines(content, Medium("page", language))
