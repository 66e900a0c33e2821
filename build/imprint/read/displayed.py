r"""Formulas of Markdown with empty lines between their dollars and their environment, which pandoc takes for no formulas."""

from __future__ import annotations

import re

_LOOSE = re.compile(
    r"^[ \t]*\$\$\s*\\begin\{(?P<name>[A-Za-z]+\*?)\}(?:(?!\$\$).){0,9000}?\\end\{(?P=name)\}\s*\$\$", re.M | re.S
)
_EMPTY = re.compile(r"\n(?:[ \t]*\n)+")


def spoken(markdown: str) -> str:
    """The text with such formulas without their empty lines."""
    return _LOOSE.sub(_close, markdown) if "$$" in markdown else markdown


def _close(found: re.Match[str]) -> str:
    return found[0] if not _EMPTY.search(found[0]) else _EMPTY.sub("\n", found[0])
