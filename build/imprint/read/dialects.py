"""The dialects of Markdown that manuscripts come in, said in pandoc's."""

from __future__ import annotations

from . import bookdown, displayed, hugo, jekyll, myst, obsidian, quarto


def spoken(markdown: str) -> str:
    """A manuscript of MyST, Quarto, bookdown, Hugo, Jekyll or Obsidian in pandoc's Markdown; any other as it is."""
    markdown = displayed.spoken(markdown)
    if myst.is_myst(markdown):
        return quarto.spoken(myst.spoken(markdown))
    return quarto.spoken(bookdown.spoken(obsidian.spoken(jekyll.spoken(hugo.spoken(markdown)))))
