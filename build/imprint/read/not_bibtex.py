"""Libraries that are in another format than BibTeX, or are none."""

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
_WORKS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*\{(?=[^\0]*\"(?:type|id)\")(?=[^\0]*\"(?:author|title|issued)\")|TY  - |%0 \w|PMID- ?\d"
    rb"|(?:---\s*\n)?references:\s*\n\s*-|(?:---\s*\n)?- (?:id|citekey|type):)"
)


def works_begin(data: bytes) -> bool:
    """Whether bytes begin as works in CSL JSON or YAML, RIS, or EndNote's or PubMed's formats do."""
    return bool(_WORKS.match(data))


def other_format(text: str) -> Iterator[Fault]:
    """What a text without any entry plainly is."""
    begin = text.lstrip("\ufeff \t\r\n")
    for pattern, what, hint in _BEGINS:
        if pattern.match(begin):
            at = len(text) - len(begin)
            yield Fault("unreadable-library", "error", at, at + 1, f"this is no BibTeX library: it looks like {what}", hint)
            return
