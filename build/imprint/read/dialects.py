"""The dialects of Markdown that manuscripts come in, said in pandoc's."""

from __future__ import annotations

from . import bookdown, displayed, myst, quarto


def spoken(markdown: str) -> str:
    """A manuscript of MyST, Quarto or bookdown in pandoc's Markdown; any other as it is."""
    markdown = displayed.spoken(markdown)
    return quarto.spoken(myst.spoken(markdown) if myst.is_myst(markdown) else bookdown.spoken(markdown))
