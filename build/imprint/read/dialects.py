"""The dialects of Markdown that manuscripts come in, said in pandoc's."""

from __future__ import annotations

from . import myst, quarto


def spoken(markdown: str) -> str:
    """A manuscript of MyST or Quarto in pandoc's Markdown; any other as it is."""
    return quarto.spoken(myst.spoken(markdown) if myst.is_myst(markdown) else markdown)
