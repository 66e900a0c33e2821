"""Which of the texts that somebody edits are manuscripts, and where their libraries are likely to be."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ..read.citations import libraries_named
from .documents import LIBRARIES, Document

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


def likely_libraries(document: Document, journal: Path | None) -> tuple[Path, ...]:
    """Until a full check knows better: the libraries that a manuscript names, else the journal's or those beside it."""
    folder = document.path.parent
    named = libraries_named(document.text.parts[0].text, document.kind)
    homes = (folder, *((journal, journal / "bibliography") if journal else ()))
    places = [home / f"{name}{ending}" for name in named for home in homes for ending in ("", ".bib")]
    found = [path.resolve() for path in places if path.suffix.lower() in LIBRARIES and os.path.isfile(path)]
    if named:  # where one is of another format, or where it is written, only a full check knows what is in it
        return tuple(dict.fromkeys(found)) if len(set(found)) >= len(set(named)) else ()
    if re.search(r"^references:", document.text.parts[0].text, re.MULTILINE):
        return ()
    return tuple(sorted((journal / "bibliography" if journal else folder).glob("*.bib")))
