"""Values of front matter: YAML nodes read as words, lists, truths and fields."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from ..model.diagnostic import Diagnostic, Related
from . import yaml
from .front_said import say

Fields = dict[str, tuple[yaml.Scalar, yaml.Node]]  # canonical key → the key as written, and its value

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ud800-\udfff]")
_NOTHING = frozenset(("", "~", "null"))
_TRUE = frozenset(("true", "yes", "on", "y", "1"))


def fold(key: str) -> str:
    """A key without differences of case and of the dash."""
    return re.sub(r"[\s_-]+", "-", key.strip()).casefold()


def clean(text: str) -> str:
    """Words without control characters (XML 1.0, section 2.2), with HTML's entities as characters."""
    return _FORBIDDEN.sub("", html.unescape(text)).strip()


def text_of(node: yaml.Node | None) -> str:
    """The words of a value, of the only item of a list, or nothing."""
    if isinstance(node, yaml.Scalar):
        return "" if not node.quoted and node.value.strip().lower() in _NOTHING else clean(node.value)
    if isinstance(node, yaml.Sequence) and len(node.items) == 1:
        return text_of(node.items[0])
    return ""


def line_of(node: yaml.Node | None) -> str:
    """The words of a value on one line."""
    return " ".join(text_of(node).split())


def markdown_of(node: yaml.Node | None) -> str:
    """The words of a value as Markdown: entities stay, as pandoc reads them."""
    if isinstance(node, yaml.Scalar):
        return _FORBIDDEN.sub("", node.value).strip("\n") if text_of(node) else ""
    return markdown_of(node.items[0]) if isinstance(node, yaml.Sequence) and len(node.items) == 1 else ""


def items_of(node: yaml.Node | None) -> tuple[yaml.Node, ...]:
    """The items of a list, or the value as the only one; no value, no items."""
    if isinstance(node, yaml.Sequence):
        return node.items
    return () if node is None or (isinstance(node, yaml.Scalar) and not text_of(node)) else (node,)


def texts_of(node: yaml.Node | None) -> tuple[str, ...]:
    """The words of each item that has any."""
    return tuple(text for text in (line_of(item) for item in items_of(node)) if text)


def truth(node: yaml.Node | None) -> bool:
    """Whether the value says yes, in any of YAML 1.1's ways."""
    return text_of(node).lower() in _TRUE


def fields_of(node: yaml.Node | None, spellings: Mapping[str, tuple[str, ...]]) -> Fields:
    """The fields of a mapping under their canonical keys; of several spellings the first in the table counts."""
    if not isinstance(node, yaml.Mapping):
        return {}
    written = {fold(key.value): (key, value) for key, value in node.items}
    found: Fields = {}
    for canonical, others in spellings.items():
        names = sorted((canonical, *others), key=lambda name: not name.endswith("-f"))  # Stylo's, with its marks
        hits = [written[name] for name in names if name in written]
        filled = [hit for hit in hits if not isinstance(hit[1], yaml.Scalar) or text_of(hit[1])]
        if hits:
            found[canonical] = (filled or hits)[0]
    return found


def value(fields: Fields, key: str) -> yaml.Node | None:
    return fields[key][1] if key in fields else None


def word(fields: Fields, key: str) -> str:
    """The words of a field on one line."""
    return line_of(value(fields, key))


def faults(node: yaml.Node) -> Iterator[Diagnostic]:
    """What is said about tags, aliases and repeated keys in a value that counts."""
    if isinstance(node, yaml.Scalar):
        if node.fault:
            yield say("yaml-reference", node.place, node.fault, "write the value out")
    elif isinstance(node, yaml.Sequence):
        for item in node.items:
            yield from faults(item)
    else:
        yield from repeated(node)
        for key, item in node.items:
            yield from faults(key)
            yield from faults(item)


def repeated(node: yaml.Mapping) -> Iterator[Diagnostic]:
    """What is said about keys that stand twice."""
    for key, earlier in node.repeated:
        message = f"the key “{clean(key.value)}” stands twice; the last one counts"
        first = (Related(earlier.place, "the first one"),)
        yield say("duplicate-front-matter-key", key.place, message, "delete one of them", first)
