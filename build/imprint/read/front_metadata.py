"""The metadata of one text: its blocks, and pandoc's title block, as fields under canonical keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..model.diagnostic import Diagnostic, Diagnostics
from ..model.place import Place
from . import toml_front, yaml
from .front_fields import CONTAINERS, SPELLINGS, WITHIN, foreign, known, names
from .front_said import nearest, say
from .front_split import Split, TitleLine
from .front_values import Fields, clean, faults, fields_of, fold, repeated, value


@lru_cache(maxsize=64)
def metadata(path: str, found: Split) -> tuple[yaml.Mapping, Diagnostics]:
    """All metadata as one mapping; a later block's value replaces an earlier one's (pandoc's User's Guide)."""
    said: list[Diagnostic] = []
    items = {line.key: _title_item(path, line) for line in found.titles if line.text}
    for block in found.blocks:
        node, heard = (toml_front if block.toml else yaml).compose(path, block.text, block.line)
        said.extend(heard)
        if isinstance(node, yaml.Mapping):
            said.extend(repeated(node))
            items.update({fold(key.value): (key, item) for key, item in node.items})
        elif node is not None and not heard:
            message = "the front matter is not a list of keys and values"
            said.append(say("yaml-not-readable", node.place, message, "write `key: value` lines between the two ---"))
    return yaml.Mapping(tuple(items.values()), Place(path)), tuple(said)


def _title_item(path: str, line: TitleLine) -> tuple[yaml.Scalar, yaml.Node]:
    lines = line.text.split("\n")
    place = Place(path, line.line, 3, line.line + len(lines) - 1, len(lines[-1]) + (3 if len(lines) == 1 else 1))
    text = line.text if line.key == "author" else " ".join(lines)
    return yaml.Scalar(line.key, place), yaml.Scalar(text, place, quoted=True)


def gathered(root: yaml.Mapping) -> tuple[Fields, Diagnostics]:
    """The fields under canonical keys, those of article, publication and parts included; unknown keys are named."""
    fields = fields_of(root, SPELLINGS)
    for container in CONTAINERS:
        if container in fields:
            inner = fields_of(fields.pop(container)[1], WITHIN)
            fields = {**inner, **fields}
    fields = {**_shortened(fields), **{key: (name, _plainly(node)) for key, (name, node) in fields.items()}}
    said = list(_unknown(root))
    for _, node in fields.values():
        said.extend(faults(node))
    return fields, tuple(said)


_MARKED = frozenset(("plain", "formatted", "short"))


def _plainly(node: yaml.Node) -> yaml.Node:
    """Of words that are given plain and with marks of LaTeX (rticles), the plain ones."""
    if not isinstance(node, yaml.Mapping) or not {fold(key.value) for key, _ in node.items} <= _MARKED:
        return node
    said = {fold(key.value): item for key, item in node.items}
    return said.get("plain") or said.get("formatted") or node


def _shortened(fields: Fields) -> Fields:
    """The short title that stands in the title's mapping."""
    node = value(fields, "title")
    items = node.items if isinstance(node, yaml.Mapping) else ()
    found = next(((key, item) for key, item in items if fold(key.value) == "short"), None)
    return {"short-title": found} if found else {}


def _unknown(root: yaml.Mapping) -> Iterator[Diagnostic]:
    for key, _ in root.items:
        name = fold(key.value)
        if key.fault and not key.value:
            yield say("yaml-reference", key.place, key.fault, "write the value out")
        elif not known(name) and not foreign(name):
            close = nearest(name, names())
            hint = f"did you mean {close[0]}?" if close else "remove it, or see the list of fields in the manual"
            message = f"“{clean(key.value)}” is no field of front matter"
            yield say("unknown-front-matter-field", key.place, message, hint)
