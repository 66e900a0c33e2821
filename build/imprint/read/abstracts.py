"""Abstracts of a text that has them in several languages: each a block that says its language."""

from __future__ import annotations


def in_language(markdown: str, language: str) -> str:
    """An abstract (Markdown) in its language."""
    return f"::: {{lang={language}}}\n{markdown.strip()}\n:::" if markdown.strip() and language else markdown.strip()
