r"""Formulas of Markdown that pandoc takes for none: with empty lines after their dollars, and those of \\( \\) and \\[ \\]."""

from __future__ import annotations

import re

from .masking import said_anew

_LOOSE = re.compile(
    r"^[ \t]*\$\$\s*\\begin\{(?P<name>[A-Za-z]+\*?)\}(?:(?!\$\$).){0,9000}?\\end\{(?P=name)\}\s*\$\$", re.M | re.S
)
_EMPTY = re.compile(r"\n(?:[ \t]*\n)+")
# As MathJax reads them, with one backslash or two; one backslash is an escape where the words are no formula's.
_BRACKETED = re.compile(
    r"(?<!\\)(?P<slash>\\{1,2})(?:\((?P<inline>(?:(?!\\\(|\n[ \t]*\n).){1,2000}?)(?P=slash)\)"
    r"|\[(?P<display>(?:(?!\\\[|\n[ \t]*\n).){1,9000}?)(?P=slash)\])",
    re.S,
)
_OF_FORMULAS = re.compile(r"\\[A-Za-z]|[\^_=<>+]|\A\s*[A-Za-z]'?\s*\Z")


def spoken(markdown: str) -> str:
    """The text with such formulas as pandoc writes them."""
    if "$$" in markdown:
        markdown = _LOOSE.sub(_close, markdown)
    return said_anew(markdown, _BRACKETED, _with_dollars) if "\\(" in markdown or "\\[" in markdown else markdown


def _with_dollars(found: re.Match[str]) -> str:
    tex = (found["inline"] or found["display"]).strip()
    if len(found["slash"]) == 1 and not _OF_FORMULAS.search(tex):
        return found[0]
    return f"${tex}$" if found["inline"] else f"$${tex}$$"


def _close(found: re.Match[str]) -> str:
    return found[0] if not _EMPTY.search(found[0]) else _EMPTY.sub("\n", found[0])
