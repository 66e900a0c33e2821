"""Values of a TOML file, each with what is wrong with it said at its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.diagnostic import Diagnostic
from ..model.place import Place
from .front_said import say
from .front_values import clean
from .toml_places import TomlText

Table = Mapping[str, Any]


def table_of(toml: Table, name: str, source: TomlText, said: list[Diagnostic]) -> Table:
    """A table of a name, empty where there is none."""
    found = toml.get(name, {})
    if isinstance(found, dict):
        return found
    said.append(wrong(source.place("", name), f"{name} is not a table", f"open it by a line [{name}]"))
    return {}


def wrong(place: Place, message: str, hint: str) -> Diagnostic:
    """The finding for a setting that cannot be used."""
    return say("invalid-journal-setting", place, message, hint)


def text_of(table: Table, key: str, place: Place, said: list[Diagnostic]) -> str:
    """The words of a value; numbers and dates may stand without quotes."""
    found = table.get(key, "")
    if isinstance(found, dict | list | bool):
        said.append(wrong(place, f"{key} is not a text", f'write {key} = "…"'))
        return ""
    return clean(str(found))


def texts_of(table: Table, key: str, place: Place, said: list[Diagnostic]) -> tuple[str, ...]:
    """The texts of a list; one text may stand for a list of it."""
    found = table.get(key, [])
    items = found if isinstance(found, list) else [found]
    if any(not isinstance(item, str) for item in items):
        said.append(wrong(place, f"{key} is not a list of texts", f'write {key} = ["…", "…"]'))
    return tuple(clean(item) for item in items if isinstance(item, str) and clean(item))


def rows_of(toml: Table, name: str, source: TomlText, said: list[Diagnostic]) -> Iterator[tuple[int, Table]]:
    """The tables of a list of them, each with its number."""
    found = toml.get(name, [])
    if not isinstance(found, list) or any(not isinstance(one, dict) for one in found):
        place = source.place(name) if isinstance(found, dict) else source.place("", name)
        said.append(wrong(place, f"{name} is not a list of tables", f"open each by a line [[{name}]]"))
        return
    yield from enumerate(found)
