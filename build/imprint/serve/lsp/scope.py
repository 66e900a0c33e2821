"""Which of the texts that somebody edits are manuscripts: readme files and registers are left alone."""

from __future__ import annotations

import re
from pathlib import Path

from .documents import Document

_OTHERS = re.compile(
    r"(?i)(?:readme|licen[cs]e|changelog|changes|contributing|code_of_conduct|security|authors|todo)\b|[_.]"
)
_FRONT = re.compile(r"\s*(?:---[ \t\r]*\n|%[ \t])")


def is_manuscript(document: Document, journal: Path | None) -> bool:
    """In a journal what stands in an article's folder; elsewhere Markdown with front matter or citations, and LaTeX."""
    path, kind = document.path, document.kind
    if not kind or kind == "bib" or _OTHERS.match(path.name):
        return False
    if journal is not None:
        inside = path.relative_to(journal).parts
        return len(inside) == 3 and inside[0] == "manuscripts" and inside[1] != "authors"
    head = document.text.parts[0].text
    return "\\documentclass" in head if kind == "latex" else bool(_FRONT.match(head)) or "[@" in head
