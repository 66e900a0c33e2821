"""Identifiers of an entry: DOI, URL, ISBN, ISSN, e-prints and their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.work import Entry
from .tex import bare, verbatim

_RESOLVER = re.compile(
    r"^\s*(?:(?:https?:)?//)?(?:dx\.|www\.)?doi\.org/+|^\s*(?:https?:)?//[\w.-]*doi[\w.-]*/+(?=10\.\d)"
    r"|^\s*doi:\s*|^\s*doi\s+(?=10\.)",
    re.IGNORECASE,
)
_LINK = re.compile(r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}|(https?://[^\s{}]+)")
_ADDRESSES = {
    "arxiv": "https://arxiv.org/abs/{}",
    "jstor": "https://www.jstor.org/stable/{}",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}",
    "hdl": "https://hdl.handle.net/{}",
    "handle": "https://hdl.handle.net/{}",
    "googlebooks": "https://books.google.com/books?id={}",
    "hal": "https://hal.science/{}",
    "swh": "https://archive.softwareheritage.org/{}",
}
_NAMES = {
    "arxiv": "arXiv",
    "jstor": "JSTOR",
    "pubmed": "PubMed",
    "hdl": "HDL",
    "googlebooks": "Google Books",
    "hal": "HAL",
}


def identifiers(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    """CSL's identifiers of an entry whose fields are resolved; no URL is changed beyond TeX's escapes."""
    there = entry.named
    for field, variable, read in _READ:
        if field in there:
            yield variable, read(entry.value(field))
    if "eprint" in there:
        yield from _eprint(entry, kind)
    if not entry.field("journaltitle", "booktitle", "doi"):
        yield "URL", _linked(entry.value("howpublished") or entry.value("note"))


def doi(value: str) -> str:
    """A DOI without its resolver or prefix."""
    return _RESOLVER.sub("", value).strip()


def _address(value: str) -> str:
    """A URL, also one that is broken over two lines."""
    return re.sub(r"(?<=[/?&=._-]) (?=\S)", "", verbatim(value))


_READ = (
    ("doi", "DOI", lambda value: doi(verbatim(value))),
    ("isbn", "ISBN", bare),
    ("issn", "ISSN", bare),
    ("pmid", "PMID", verbatim),
    ("pmcid", "PMCID", verbatim),
    ("url", "URL", _address),
)


# The fields that an identifier may stand in.
IDENTIFYING = frozenset((*(field for field, _, _ in _READ), "eprint", "howpublished", "note"))


def _linked(value: str) -> str:
    """The one address in howpublished = {\\url{…}}, as libraries made for BibTeX have it."""
    found = _LINK.search(value)
    address = next((group for group in found.groups() if group), "") if found else ""
    return verbatim(address.rstrip(".,;")) if address.startswith(("http://", "https://")) else ""


def _eprint(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    eprint = verbatim(entry.value("eprint"))
    archive = entry.value("eprinttype").strip().lower()
    if not eprint or not archive:
        return
    eprint = re.sub(r"^arxiv:\s*", "", eprint, flags=re.IGNORECASE) if archive == "arxiv" else eprint
    if archive == "pubmed":
        yield "PMID", eprint
    if eprint.startswith(("http://", "https://")):
        yield "URL", eprint
    elif archive in _ADDRESSES:
        yield "URL", _ADDRESSES[archive].format(eprint)
    if kind == "article":
        yield "publisher", _NAMES.get(archive, entry.value("eprinttype"))
        yield "number", f"{_NAMES.get(archive, archive)}:{eprint}"
