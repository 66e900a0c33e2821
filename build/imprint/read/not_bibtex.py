"""Files that are named as BibTeX libraries and are something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bibtex_tokens import Fault

_BEGINS = (
    (re.compile(r"[\[{]\s*(?:\{\s*)?\""), "JSON", "name it .json, if it is CSL JSON"),
    (re.compile(r"TY  - "), "RIS", "export it as BibTeX"),
    (re.compile(r"%0 \w"), "EndNote's format", "export it as BibTeX"),
    (re.compile(r"PMID- ?\d|FN (?:Clarivate|ISI|Thomson)"), "the export of a database", "export it as BibTeX"),
    (re.compile(r"(?i)<!doctype html|<html"), "a web page", "fetch the library anew: what was saved is a page"),
    (re.compile(r"<\?xml|<xml>"), "XML", "export it as BibTeX"),
    (re.compile(r"references:\s*\n|- (?:id|citekey): "), "YAML", "name it .yaml, if it is CSL YAML"),
    (re.compile(r"\\begin\{thebibliography\}|\\bibitem"), "the list that BibTeX made", "give the library that it was made of"),
    (re.compile(r"version https://git-lfs"), "a pointer of Git LFS", "fetch the file itself: git lfs pull"),
)  # fmt: skip


def other_format(text: str) -> Iterator[Fault]:
    """What a text without any entry plainly is."""
    begin = text.lstrip("\ufeff \t\r\n")
    for pattern, what, hint in _BEGINS:
        if pattern.match(begin):
            at = len(text) - len(begin)
            yield Fault("unreadable-library", "error", at, at + 1, f"this is no BibTeX library: it looks like {what}", hint)
            return
