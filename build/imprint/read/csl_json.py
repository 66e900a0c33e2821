"""Works that come as CSL JSON (a bibliography file) or as plain values (references: in front matter)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from ..model.diagnostic import Diagnostic, Diagnostics, Severity, in_order, stops
from ..model.people import Name
from ..model.place import Lines, Place
from ..model.work import Date, Work
from .dates import read_date
from .encoding import decode
from .yaml import Node, Scalar, Sequence, compose

Value: TypeAlias = object

NAME_VARIABLES = frozenset((
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "editor-translator", "executive-producer", "guest", "host",
    "illustrator",
    "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "translator",
))  # fmt: skip
DATE_VARIABLES = frozenset(("accessed", "available-date", "event-date", "issued", "original-date", "submitted"))
_SKIPPED = frozenset(("id", "type", "citation-key", "categories", "custom", "system_id"))
_RENAMED = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_csl_json(path: str, data: bytes) -> tuple[tuple[Work, ...], Diagnostics]:
    """The works of a CSL JSON (or, by the path's ending, CSL YAML) file: a list of items,
    or an object that holds one."""
    text = decode(data).text
    lines = Lines.of(path, text)
    written_in_yaml = path.lower().endswith((".yaml", ".yml"))
    parsed, said = _yaml(path, text) if written_in_yaml else _json(text, lines)
    if said:
        return (), said
    items = _items(parsed)
    if items is None:
        message, hint = "the library is not a list of CSL items", 'it must look like [{"id": …, "type": …}]'
        return (), (Diagnostic("unreadable-library", Severity.ERROR, lines.place(0), message, hint),)
    places = _places(text, lines, _YAML_ID if written_in_yaml else _JSON_ID)
    works = tuple(
        _work(item, places.get(_key(item), lines.place(0)))
        for item in items
        if isinstance(item, Mapping) and _key(item)
    )
    return works, in_order(_repeated(works))


def works_from_meta(path: str, items: Iterable[Value]) -> tuple[Work, ...]:
    """Works from plain dicts in CSL JSON's shape that stand in a manuscript."""
    return tuple(_work(item, Place(path)) for item in items if isinstance(item, Mapping) and _key(item))


def _json(text: str, lines: Lines) -> tuple[Value, Diagnostics]:
    try:
        return json.loads(text, parse_int=str, parse_float=str), ()
    except (json.JSONDecodeError, RecursionError) as fault:
        message = f"the library is not JSON: {getattr(fault, 'msg', 'it is nested too deeply')}"
        place = lines.place(getattr(fault, "pos", 0))
        return None, (Diagnostic("unreadable-library", Severity.ERROR, place, message, "export it again as CSL JSON"),)


def _yaml(path: str, text: str) -> tuple[Value, Diagnostics]:
    node, said = compose(path, text)
    if node is None or stops(said):
        message, hint = "the library is not YAML", "export it again as CSL JSON or YAML"
        return None, said or (Diagnostic("unreadable-library", Severity.ERROR, Place(path), message, hint),)
    return _plain(node), ()


def _plain(node: Node) -> Value:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.value: _plain(value) for key, value in node.items}


def _key(item: Mapping[Value, Value]) -> str:
    return _word(item.get("id", item.get("citation-key")))


def _items(parsed: Value) -> list[Value] | None:
    if isinstance(parsed, Mapping):
        parsed = parsed.get("items", parsed.get("references"))
    return parsed if isinstance(parsed, list) else None


_JSON_ID = re.compile(r'"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)')
_YAML_ID = re.compile(r"^[ \t-]*id\s*:\s*(\S+)", re.MULTILINE)


def _places(text: str, lines: Lines, ids: re.Pattern[str]) -> dict[str, Place]:
    """Where each item's id stands; the first of equals."""
    places: dict[str, Place] = {}
    for found in ids.finditer(text):
        key = _unquoted(found.group(1))
        places.setdefault(key, lines.place(*found.span(1)))
    return places


def _unquoted(word: str) -> str:
    try:
        return str(json.loads(word, strict=False)) if word.startswith('"') else word.strip("'")
    except json.JSONDecodeError:
        return word


def _repeated(works: tuple[Work, ...]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for work in works:
        if work.id in seen and work.place:
            message = f"the key {work.id} stands twice in the library"
            yield Diagnostic("duplicate-key", Severity.WARNING, work.place, message, "delete one of the items")
        seen.add(work.id)


def _work(item: Mapping[Value, Value], place: Place) -> Work:
    variables: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    for variable, value in _flat(item):
        if variable in NAME_VARIABLES and isinstance(value, list):
            names[variable] = tuple(name for entry in value if (name := _name(entry)) is not None)
        elif variable in DATE_VARIABLES:
            dates[variable] = csl_date(value)
        elif variable not in _SKIPPED and (word := _word(value)):
            variables[_RENAMED.get(variable, variable)] = word
    kind = _word(item.get("type")) or "document"
    known = tuple((role, people) for role, people in names.items() if people)
    dated = tuple((variable, date) for variable, date in dates.items() if date != Date())
    return Work(_key(item), kind, tuple(variables.items()), known, dated, place)


def _flat(item: Mapping[Value, Value]) -> Iterator[tuple[str, Value]]:
    for variable, value in item.items():
        yield str(variable), value
    custom = item.get("custom")
    if isinstance(custom, Mapping):
        yield from ((str(variable), value) for variable, value in custom.items() if str(variable) not in item)


def _word(value: Value) -> str:
    if isinstance(value, bool) or value is None or isinstance(value, (dict, list, tuple)):
        return ""
    return _CONTROL.sub("", str(value)).strip()


def _name(value: Value) -> Name | None:
    if isinstance(value, str):
        return Name(literal=_word(value)) if _word(value) else None
    if not isinstance(value, Mapping):
        return None
    part = {str(name): _word(content) for name, content in value.items()}
    name = Name(
        part.get("family", ""),
        part.get("given", ""),
        part.get("suffix", ""),
        part.get("dropping-particle", ""),
        part.get("non-dropping-particle", ""),
        part.get("literal", "") or part.get("name", ""),
    )
    if name.given and not name.family and not name.literal:
        return Name(literal=name.given)
    return name if name.literal or name.family else None


def csl_date(value: Value) -> Date:
    """A date in CSL JSON's shapes: date-parts, raw, literal, or an EDTF string."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):  # pandoc's older list of dates
        ends = [csl_date(part) for part in value[:2]]
        return Date(
            ends[0].start, ends[1].start if len(ends) > 1 else (), ends[0].circa, ends[0].season, ends[0].literal
        )
    if not isinstance(value, Mapping):
        return read_date(_word(value)).date
    ranges = value.get("date-parts")
    both = [_parts(part) for part in ranges[:2]] if isinstance(ranges, list) else []
    circa = _word(value.get("circa")).lower() not in ("", "false", "0") or value.get("circa") is True
    if not both or not both[0]:
        if value.get("year") is not None:
            both = [_parts([value.get("year"), value.get("month"), value.get("day")])]
        else:
            words = _word(value.get("literal")) or ""
            return Date(literal=words) if words else read_date(_word(value.get("raw"))).date
    start, season = _season(both[0], _word(value.get("season")))
    return Date(start, both[1] if len(both) > 1 else (), circa, season, "" if start else _word(value.get("literal")))


def _parts(value: Value) -> tuple[int, ...]:
    parts: list[int] = []
    for part in value if isinstance(value, list) else []:
        word = _word(part)
        if not re.fullmatch(r"-?\d{1,6}", word):
            break
        parts.append(int(word))
    return tuple(parts[:3])


def _season(start: tuple[int, ...], season: str) -> tuple[tuple[int, ...], int]:
    """Seasons are numbers 1 to 4 or names, or stand as months 13 to 16 or 21 to 24."""
    if len(start) > 1 and (13 <= start[1] <= 16 or 21 <= start[1] <= 24):
        return start[:1], (start[1] - 12) if start[1] <= 16 else start[1] - 20
    number = int(season) if season.isdigit() and 1 <= int(season) <= 4 else _SEASONS.get(season.lower(), 0)
    return start, number
