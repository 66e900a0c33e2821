"""Single values taken over from @xdata entries: ``location = {xdata=press-location-2}`` (BibLaTeX 3.20, § 3.13.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ..model.work import Entry, Field

_DEEPEST = 12
MARK = re.compile(r"\bxdata\s*=\s*(?P<to>[^\s{},\"]+)", re.IGNORECASE)
_AND = re.compile(r"[{}]|\s+and(?=\s)", re.IGNORECASE)


class Shared(NamedTuple):
    """Where a value stands that others share: the entry's key, its field, which item of its list (from 1; 0: all)."""

    key: str
    field: str
    item: int


def shared(reference: str, by_key: Mapping[str, Entry]) -> Shared | None:
    """What a reference means: keys may have hyphens too, so that the longest one that is there is taken; None for none."""
    parts = reference.split("-")
    for count in range(len(parts) - 1, 0, -1):
        key, rest = "-".join(parts[:count]), parts[count:]
        if key in by_key and (len(rest) == 1 or (len(rest) == 2 and rest[1].isdigit())):
            return Shared(key, rest[0].lower(), int(rest[1]) if len(rest) == 2 else 0)
    return None


def filled(entry: Entry, by_key: Mapping[str, Entry]) -> Entry:
    """The entry with the values that its fields share; what is not there is left out."""
    if not any(map(_shares, entry.fields)):
        return entry
    fields = [field._replace(value=_filled(field.value, by_key)) if _shares(field) else field for field in entry.fields]
    return replace(entry, fields=tuple(fields))


def missing(entry: Entry, by_key: Mapping[str, Entry]) -> Iterator[tuple[Field, str]]:
    """The fields with references to values that no library has, and the references."""
    for field in entry.fields:
        for found in MARK.finditer(field.value) if _shares(field) else ():
            if not _value(found["to"], by_key):
                yield field, found["to"]


def _shares(field: Field) -> bool:
    return "xdata" in field.value and field.name != "xdata"


def _filled(value: str, by_key: Mapping[str, Entry], depth: int = 0) -> str:
    """A value with what it refers to, which may refer to others; braces around a reference go with it."""
    items = [MARK.sub(lambda found: _value(found["to"], by_key, depth), item) for item in _items(value)]
    return " and ".join(item for item in items if item.strip("{} "))


def _value(reference: str, by_key: Mapping[str, Entry], depth: int = 0) -> str:
    meant = shared(reference, by_key)
    value = by_key[meant.key].value(meant.field) if meant else ""
    if not meant or not value or depth > _DEEPEST:
        return ""
    items = _items(value)
    chosen = value if not meant.item else items[meant.item - 1] if 0 < meant.item <= len(items) else ""
    return _filled(chosen, by_key, depth + 1) if MARK.search(chosen) else chosen


def _items(value: str) -> list[str]:
    """The items of a list that “and” parts outside braces."""
    items: list[str] = []
    depth = start = 0
    for mark in _AND.finditer(value):
        if mark[0] in "{}":
            depth = max(0, depth + (1 if mark[0] == "{" else -1))
        elif depth == 0:
            items.append(value[start : mark.start()].strip())
            start = mark.end()
    return [*items, value[start:].strip()]
