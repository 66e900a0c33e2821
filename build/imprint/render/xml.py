"""XML elements built so that no text can break out of them; the owner of lxml among the renderers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from lxml import etree

from .address import clean

Element: TypeAlias = etree._Element
Part: TypeAlias = "str | Element | Iterable[Part] | None"

SPACES = {
    "mml": "http://www.w3.org/1998/Math/MathML",
    "xlink": "http://www.w3.org/1999/xlink",
    "ali": "http://www.niso.org/schemas/ali/1.0/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_ROOT = {prefix: space for prefix, space in SPACES.items() if prefix != "xml"}


def element(tag: str, *parts: Part, **attributes: str) -> Element:
    """An element of a prefixed name with text and elements in it; empty attributes are left out.

    In attribute names "__" stands for the colon and "_" for the hyphen: xlink__href, ref_type.
    """
    made = etree.Element(qualified(tag), nsmap=_ROOT)
    for name, value in attributes.items():
        if value:
            made.set(qualified(name.replace("__", ":").replace("_", "-")), clean(value))
    for part in flat(parts):
        _append(made, part)
    return made


def local(node: Element) -> str:
    """The name of an element without its namespace, "" for a comment."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def words_of(node: Element) -> str:
    """All text in an element."""
    return "".join(str(text) for text in node.itertext())


def qualified(name: str) -> str:
    """A prefixed name in lxml's form: mml:mi becomes {http://www.w3.org/1998/Math/MathML}mi."""
    prefix, colon, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}" if colon else name


def flat(part: Part) -> Iterator[str | Element]:
    """The text and elements of nested parts, in order."""
    if part is None:
        return
    if isinstance(part, (str, etree._Element)):
        yield part
        return
    for inner in part:
        yield from flat(inner)


def _append(parent: Element, part: str | Element) -> None:
    if not isinstance(part, str):
        parent.append(part)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + clean(part)
    else:
        parent.text = (parent.text or "") + clean(part)


def parsed(source: str) -> Element | None:
    """A fragment of XML as an element, None where it is not well formed or has a document type; no network."""
    if "<!" in source:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        found = etree.fromstring(clean(source).encode(), parser)
    except etree.XMLSyntaxError:
        return None
    return found


def unwrap(node: Element) -> None:
    """Put the content of an element into its place."""
    parent = node.getparent()
    if parent is None:
        return
    at = parent.index(node)
    _tack(parent, at, node.text)
    for child in list(node):
        parent.insert(parent.index(node), child)
    tail, place = node.tail, parent.index(node)
    parent.remove(node)
    _tack(parent, place, tail)


def _tack(parent: Element, at: int, text: str | None) -> None:
    """Add text before the child at an index."""
    if not text:
        return
    if at == 0:
        parent.text = (parent.text or "") + text
    else:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text


def document(root: Element, doctype: str) -> bytes:
    """An XML file in UTF-8 with its document type."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(_ROOT))
    body = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + doctype.encode() + b"\n" + body + b"\n"


def wrap(root: Element, words: str, skipped: frozenset[str], wrapper: Callable[[], Element]) -> bool:
    """Put the first occurrence of words below an element into a wrapper; not inside the skipped elements."""
    if not words:
        return False
    for node in _texts(root, skipped):
        before, found, after = (node.text or "").partition(words)
        if found:
            node.text, made = before, wrapper()
            made.text, made.tail = words, after
            node.insert(0, made)
            return True
        for child in node:
            before, found, after = (child.tail or "").partition(words)
            if found:
                child.tail, made = before, wrapper()
                made.text = words
                node.insert(node.index(child) + 1, made)
                made.tail = after
                return True
    return False


def _texts(node: Element, skipped: frozenset[str]) -> Iterator[Element]:
    if local(node) in skipped:
        return
    yield node
    for child in node:
        yield from _texts(child, skipped)
