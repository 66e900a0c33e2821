"""Findings that need neither pandoc nor the whole of a library: they are there with the next breath after a keystroke."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..check.rules.duplicate_key import RULE as DUPLICATE
from ..check.rules.unknown_key import RULE as UNKNOWN
from ..model.diagnostic import Diagnostic, Related, Severity
from ..model.place import Place
from ..model.stages import Spot
from ..read.bibtex_tokens import Fault
from ..read.citing import scan
from ..read.libraries import without_intention
from ..read.masking import masked
from ..read.referring import looks_like_reference
from ..read.stretches import stretch
from .documents import Document
from .shelf import Found, Shelf
from .text import Part, place

# The rules that are judged here at once; while a text is being changed, older findings of theirs do not count.
MANUSCRIPT = frozenset(("unknown-key",))
LIBRARY = frozenset((
    "unclosed-entry", "missing-comma", "missing-equals", "missing-key", "text-outside-entries", "duplicate-key",
    "keys-differ-by-case",
))  # fmt: skip


class Cited(NamedTuple):
    """A citation key in a text: the whole of it (@key), and where the bare key begins."""

    key: str
    line: int  # from 0
    column: int
    key_column: int
    end: int


@lru_cache(maxsize=4)  # for citations and labels alike
def spots(text: str) -> tuple[Spot, ...]:
    return scan("", text)


def cited(text: str) -> tuple[Cited, ...]:
    """The citations of a manuscript, in their order."""
    out = []
    for spot in spots(text):
        if spot.kind == "cite":
            where, end = spot.place, spot.place.end_column - 1
            out.append(Cited(spot.value, where.line - 1, where.column - 1, end - len(spot.value), end))
    return tuple(out)


def prose(text: str) -> str:
    """The text with code, mathematics and addresses blanked out."""
    return masked(text)


def labels(text: str) -> frozenset[str]:
    return frozenset(spot.value for spot in spots(text) if spot.kind == "label")


def manuscript(document: Document, books: Shelf, accepted: Collection[str]) -> Iterator[Diagnostic]:
    """Citations that no library knows; accepted are keys that a full check has found to be right or no citations."""
    known = books.keys() | set(accepted)
    for top, part in document.text:
        named = part.read(labels)
        for one in part.read(cited):
            if without_intention(one.key, known) not in known and not _is_label(one.key, named):
                line = top + one.line + 1
                where = Place(str(document.path), line, one.column + 1, line, one.end + 1)
                hint = "add the entry to a library, or mend the key"
                yield UNKNOWN.at(where, f'no library has an entry "{one.key}"', hint)


def _is_label(key: str, named: Collection[str]) -> bool:
    return key in named or key == "*" or looks_like_reference(key)


def library(document: Document, books: Shelf, wanted: Collection[str]) -> Iterator[Diagnostic]:
    """Faults of a library's syntax and keys; wanted are the keys that open manuscripts cite."""
    noted = False
    for top, part in document.text:
        for fault in part.read(stretch).faults:
            if fault.severity != "note" or not noted:
                noted = noted or fault.severity == "note"
                yield _said(fault, document, top, part)
    yield from _keys(document, books, wanted)


def _said(fault: Fault, document: Document, top: int, part: Part) -> Diagnostic:
    def where(start: int, end: int) -> Place:
        return place(str(document.path), top, part, start, end)

    related = tuple(Related(where(start, end), message) for start, end, message in fault.related)
    severity = Severity(fault.severity)
    return Diagnostic(fault.rule, severity, where(fault.start, fault.end), fault.message, fault.hint, related)


def _keys(document: Document, books: Shelf, wanted: Collection[str]) -> Iterator[Diagnostic]:
    """Keys that stand twice, in one library or in two that are used together, or that differ only in capitals."""
    first: dict[str, Found] = {}
    spelled: dict[str, Found] = {}
    for found in books.clashing():
        key = found.entry.key
        alike, same = first.setdefault(key.lower(), found), spelled.setdefault(key, found)
        if found.path == document.path and same is not found:
            yield _twice(found, same, wanted)
        elif found.path == document.path and alike is not found:
            yield _alike(found, alike)


def _twice(found: Found, first: Found, wanted: Collection[str]) -> Diagnostic:
    same = _content(found) == _content(first)
    message = f"the key {found.entry.key} stands twice, with {'the same' if same else 'another'} content"
    hint = "delete one of the two" if same else "give one of them another key; until then the first counts"
    severity = DUPLICATE.severity if found.entry.key in wanted and not same else Severity.WARNING
    related = (Related(first.key_place, f"{found.entry.key} stands here first"),)
    return DUPLICATE.at(found.key_place, message, hint, related, severity)


def _alike(found: Found, first: Found) -> Diagnostic:
    message = f"the keys {found.entry.key} and {first.entry.key} differ in nothing but capitals"
    related = (Related(first.key_place, f"{first.entry.key} stands here"),)
    hint = "give one of them another key"
    return Diagnostic("keys-differ-by-case", Severity.WARNING, found.key_place, message, hint, related)


def _content(found: Found) -> str:
    return _squeezed(found.source)


@lru_cache(maxsize=1000)  # the same ones with every keystroke
def _squeezed(words: str) -> str:
    return "".join(words.split())
