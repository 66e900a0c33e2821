"""The works that a manuscript's own metadata list under references: CSL items as plain values."""

from __future__ import annotations

from . import yaml
from .front_metadata import metadata
from .front_split import split
from .front_values import clean

Plain = str | list["Plain"] | dict[str, "Plain"]


def inline_references(path: str, text: str) -> tuple[dict[str, Plain], ...]:
    """The items under references: in the metadata of a Markdown text, with every value a string (CSL-JSON's names)."""
    root, _ = metadata(path, split(text))
    items = _plain(yaml.value_of(root, "references") or yaml.Sequence((), root.place))
    return tuple(item for item in items if isinstance(item, dict) and item.get("id")) if isinstance(items, list) else ()


def _plain(node: yaml.Node) -> Plain:
    if isinstance(node, yaml.Scalar):
        return clean(node.value)
    if isinstance(node, yaml.Sequence):
        return [_plain(item) for item in node.items]
    return {key.value.strip(): _plain(item) for key, item in node.items}
