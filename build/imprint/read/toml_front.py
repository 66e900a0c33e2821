"""Front matter in TOML between two lines of three plus signs, as Hugo and Zola write it: the same nodes as of YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..model.diagnostic import Diagnostics
from ..model.place import Place
from . import yaml
from .front_said import say
from .toml_places import TomlText
from .toml_reading import NoToml, toml_of


def compose(path: str, text: str, line: int) -> tuple[yaml.Node | None, Diagnostics]:
    """The tree of a TOML text whose first line is the given line of its file; every value has the place of its key."""
    try:
        values, _ = toml_of(path, text.encode())
    except NoToml as error:
        words = str(error).replace("the file", "the front matter")
        return None, (say("yaml-not-readable", _moved(error.place, line - 1), words, error.hint),)
    places = TomlText.of(path, text)

    def node(value: Any, table: str, index: int, place: Place) -> yaml.Node:
        if isinstance(value, dict):
            return mapping(value, table, index)
        if isinstance(value, list):
            return yaml.Sequence(tuple(node(one, table, number, place) for number, one in enumerate(value)), place)
        words = str(value).lower() if isinstance(value, bool) else str(value)
        return yaml.Scalar(words, place, quoted=isinstance(value, str))

    def mapping(value: Mapping[str, Any], table: str, index: int) -> yaml.Mapping:
        items = []
        for key, inner in value.items():
            deeper = f"{table}.{key}" if table else key
            head = isinstance(inner, dict) or (isinstance(inner, list) and any(isinstance(one, dict) for one in inner))
            place = _moved(places.place(deeper) if head else places.place(table, key, index), line - 1)
            items.append((yaml.Scalar(key, place), node(inner, deeper if head else table, 0 if head else index, place)))
        return yaml.Mapping(tuple(items), _moved(places.place(table, "", index), line - 1))

    return mapping(values, "", 0), ()


def _moved(place: Place, lines: int) -> Place:
    return replace(place, line=place.line + lines, end_line=place.end_line + lines)
