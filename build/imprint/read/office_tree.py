"""The trees of Word and ODT files: what both kinds are read and mended with, and what is said before paragraphs have numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ..model.diagnostic import Severity

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Said:
    """A finding that is known by words of its paragraph ("" where it is of the whole file)."""

    rule: str
    severity: Severity
    message: str
    hint: str
    near: str = ""


def tree_of(data: bytes) -> Element:
    """A part of a file as a tree; SyntaxError where it is damaged."""
    parser: Any = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    root: Element = etree.fromstring(data, parser)
    return root


def local(node: Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(node).localname


def text_of(node: Element) -> str:
    """All words within an element."""
    return "".join(str(one) for one in node.itertext())


def value_of(node: Element, name: str) -> str:
    """An attribute by its name without namespace, "" where it is not there."""
    return next((str(value) for key, value in node.items() if str(key).rpartition("}")[2] == name), "")


def is_in(node: Element, names: tuple[str, ...]) -> bool:
    """Whether a node stands within an element of one of these names."""
    return any(local(one) in names for one in node.iterancestors())


def put(node: Element, others: Iterable[Element]) -> None:
    """Put others in the place of a node."""
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        parent[at : at + 1] = list(others)


def put_after(node: Element, others: Iterable[Element]) -> None:
    """Put others behind a node."""
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node) + 1
        parent[at:at] = list(others)


def drop(node: Element) -> None:
    """Take a node away; of the words after it nothing is lost."""
    parent = node.getparent()
    if parent is not None:
        before = node.getprevious()
        if node.tail and before is not None:
            before.tail = (before.tail or "") + node.tail
        elif node.tail:
            parent.text = (parent.text or "") + node.tail
        parent.remove(node)


# ---------------------------------------------------------------- what is said of both


def changes(counted: str, names: Iterable[str]) -> Said:
    """That a file has tracked changes: how many of which kind, and whose."""
    people = sorted(set(names))
    by = f", by {', '.join(people[:4])}" if people else ""
    message = f"the file has tracked changes ({counted}{by}); they are read as accepted"
    return Said("tracked-changes", Severity.WARNING, message, "accept or reject them in the word processor")


def comment(author: str, words: str, near: str) -> Said:
    """That a comment is not printed."""
    shown = words if len(words) <= 200 else words[:200].rsplit(" ", 1)[0] + "…"
    message = f"a comment{f' of {author}' if author else ''} is not printed: “{shown}”"
    return Said("comment-left-out", Severity.WARNING, message, "answer it, and delete it in the word processor", near)


def lines_of(paragraphs: Iterator[Element]) -> str:
    """The words of paragraphs in one line."""
    return " ".join(" ".join(text_of(one).split()) for one in paragraphs).strip()
