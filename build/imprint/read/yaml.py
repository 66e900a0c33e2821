"""YAML as written: every value a string, every node with its place, nothing expanded or constructed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

import yaml

from ..model.diagnostic import Diagnostic, Diagnostics, Related
from ..model.place import Place
from .front_said import say

MOST_CHARACTERS = 400_000
MOST_DEPTH = 40
MOST_CHARACTER_FAULTS = 20
TAB = 4  # pandoc's tab stop


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value; quoted where it cannot be taken for anything but words; fault tells of a tag or an alias."""

    value: str
    place: Place
    quoted: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in order, each key once (the last counts, as in pandoc)."""

    items: tuple[tuple[Scalar, Node], ...]
    place: Place
    repeated: tuple[tuple[Scalar, Scalar], ...] = ()  # a key and the earlier one of the same name


Node: TypeAlias = Scalar | Sequence | Mapping


class _TooDeep(Exception):
    """Nested past the cap."""


def compose(path: str, text: str, line: int = 1) -> tuple[Node | None, Diagnostics]:
    """The tree of a YAML document (YAML 1.1, as PyYAML parses it) whose first line is the given line of its file.

    TABs that indent are read as pandoc reads them, at stops of four columns.
    """
    if len(text) > MOST_CHARACTERS:
        place = Place(path, line, 1, line, 2)
        message = f"the front matter is longer than {MOST_CHARACTERS} characters"
        return None, (say("yaml-not-readable", place, message),)
    source = _Source(path, line, tuple(text.split("\n")))
    said = tuple(islice(_control_characters(source), MOST_CHARACTER_FAULTS))
    try:
        # Event by event: deep nesting is left before PyYAML, whose time grows with its square, has seen all of it.
        tree = _document(yaml.parse(_mended(text), Loader=yaml.SafeLoader), source)
        return tree, (*said, *islice(_halves(tree), MOST_CHARACTER_FAULTS))
    except yaml.MarkedYAMLError as error:
        return None, (*said, _problem(error, source))
    except yaml.YAMLError as error:
        return None, (*said, say("yaml-not-readable", source.place(0, 0), f"the front matter is not YAML: {error}"))
    except (_TooDeep, RecursionError):
        message = f"the front matter is nested deeper than {MOST_DEPTH} levels"
        return None, (*said, say("yaml-not-readable", source.place(0, 0), message))


def value_of(node: Node | None, key: str) -> Node | None:
    """The value of a key where the node is a mapping that has it."""
    if not isinstance(node, Mapping):
        return None
    return next((value for name, value in node.items if name.value == key), None)


# ---------------------------------------------------------------- places


@dataclass(frozen=True, slots=True)
class _Source:
    """The text as the author typed it, and where it begins in its file."""

    path: str
    first: int
    lines: tuple[str, ...]

    def place(self, line: int, column: int, end_line: int = -1, end_column: int = -1) -> Place:
        """The place of a span counted from 0 in the mended copy."""
        if end_line < 0:
            end_line, end_column = line, column + 1
        start, end = self._column(line, column), self._column(end_line, end_column)
        if (end_line, end) <= (line, start):
            end_line, end = line, start + 1
        return Place(self.path, self.first + line, start + 1, self.first + end_line, end + 1)

    def _column(self, line: int, column: int) -> int:
        text = self.lines[line] if line < len(self.lines) else ""
        if "\t" not in text:
            return column
        at = 0
        for index, char in enumerate(text):
            if at >= column:
                return index
            at = _after(at, char)
        return len(text) + max(0, column - at)


def _after(column: int, char: str) -> int:
    return column + TAB - column % TAB if char == "\t" else column + 1


_BREAKS = re.compile("[\r\x85\u2028\u2029]")  # line ends for YAML, not for us: they would shift the places
_ODD = yaml.reader.Reader.NON_PRINTABLE


def _mended(text: str) -> str:
    """A copy that PyYAML reads, with the lines of the original."""
    lines = (line.expandtabs(TAB) if "\t" in line else line for line in text.split("\n"))
    return _ODD.sub("\ufffd", _BREAKS.sub(" ", "\n".join(lines)))


def _control_characters(source: _Source) -> Iterator[Diagnostic]:
    for number, line in enumerate(source.lines):
        for found in _ODD.finditer(line):
            place = Place(source.path, source.first + number, found.start() + 1, source.first + number, found.end() + 1)
            message = f"the control character U+{ord(found[0]):04X} stands in the front matter"
            yield say("yaml-not-readable", place, message, "Delete it.")


def _halves(node: Node | None) -> Iterator[Diagnostic]:
    """Escapes such as "\\ud83d" that are half of a character, which no file can hold."""
    if isinstance(node, Scalar):
        if found := re.search("[\ud800-\udfff]", node.value):
            message = f"half a character (U+{ord(found[0]):04X}) stands in this value"
            yield say("yaml-not-readable", node.place, message, "write the character itself")
        return
    parts = node.items if isinstance(node, Sequence) else [one for pair in node.items for one in pair] if node else ()
    for one in parts:
        yield from _halves(one)


# ---------------------------------------------------------------- from events to nodes


def _document(events: Iterator[Any], source: _Source) -> Node | None:
    """The first document; what stands after it is seen as well, so that its faults are."""
    node: Node | None = None
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            if node is not None:
                raise yaml.MarkedYAMLError(problem="a second document begins", problem_mark=event.start_mark)  # type: ignore[arg-type]
            node = _node(event, events, source, 0)
    return node


def _node(event: Any, events: Iterator[Any], source: _Source, depth: int) -> Node:
    if depth > MOST_DEPTH:
        raise _TooDeep
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(event, events, source, depth)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(event, events, source, depth)
    place = _place(event, event, source)
    if isinstance(event, yaml.AliasEvent):
        return Scalar("", place, fault=f"the alias *{event.anchor} is not followed")
    tag = event.tag or ""
    fault = "" if tag in _PLAIN_TAGS else f"the tag {tag.replace('tag:yaml.org,2002:', '!!')} is not obeyed"
    return Scalar(event.value, place, event.style is not None, fault)


_PLAIN_TAGS = ("", "!", "tag:yaml.org,2002:str")


def _sequence(event: Any, events: Iterator[Any], source: _Source, depth: int) -> Sequence:
    items: list[Node] = []
    end = event
    for end in events:
        if isinstance(end, yaml.SequenceEndEvent):
            break
        items.append(_node(end, events, source, depth + 1))
    return Sequence(tuple(items), _spanning(event, end, items, source))


def _mapping(event: Any, events: Iterator[Any], source: _Source, depth: int) -> Mapping:
    found: dict[str, tuple[Scalar, Node]] = {}
    repeated: list[tuple[Scalar, Scalar]] = []
    end, ends = event, []
    for end in events:
        if isinstance(end, yaml.MappingEndEvent):
            break
        key = _node(end, events, source, depth + 1)
        value = _node(next(events), events, source, depth + 1)
        ends.append(value)
        if not isinstance(key, Scalar):
            key = Scalar("", key.place, fault="a list or mapping cannot be a key")
        if key.value in found:
            repeated.append((key, found[key.value][0]))
        found[key.value] = (key, value)
    return Mapping(tuple(found.values()), _spanning(event, end, ends, source), tuple(repeated))


def _place(start: Any, end: Any, source: _Source) -> Place:
    first, last = start.start_mark, end.end_mark
    return source.place(first.line, first.column, last.line, last.column)


def _spanning(start: Any, end: Any, items: list[Node], source: _Source) -> Place:
    """From the first mark to the end of the last item: a block's own end mark stands lines further down."""
    place = _place(start, end, source)
    if start.flow_style or not items:
        return place
    last = items[-1].place
    return Place(place.path, place.line, place.column, last.end_line, last.end_column)


# ---------------------------------------------------------------- YAML's problems in plain words

_WORDS = (
    ("mapping values are not allowed", "a second colon stands in this value", "quote it, or mend the indentation"),
    ("found character '@'", "a value cannot begin with @", "put the value in quotes"),
    ("found character '`'", "a value cannot begin with a backtick", "put the value in quotes"),
    ("found character '%'", "a value cannot begin with %", "put the value in quotes"),
    ("found unexpected end of stream", "a quotation mark opens here and never closes", "close the quotation"),
    ("expected <block end>", "this line does not belong to what stands above it",
     "give the lines of one list or mapping the same indentation, and close quotations only at the end of a value"),
    ("could not find expected ':'", "a key without a colon stands here", "write `key: value`; indent what goes on"),
    ("expected ',' or ']'", "a list in square brackets is not closed", "separate its items by commas; close it by ]"),
    ("expected ',' or '}'", "a mapping in braces is not closed", "separate its items by commas and close it by }"),
    ("found unknown escape character", "an unknown escape stands in double quotes",
     "double the backslash, or use single quotes"),
    ("undefined alias", "a value beginning with * is an alias to YAML", "put the value in quotes"),
    ("expected alphabetic or numeric", "a value that begins with * or & means something else to YAML",
     "put the value in quotes"),
)  # fmt: skip

# What is not closed is noticed at the end; the remedy is due where it opens.
_UNCLOSED = ("found unexpected end of stream", "expected ',' or")


def _problem(error: yaml.MarkedYAMLError, source: _Source) -> Diagnostic:
    problem = str(error.problem or error.context or "unknown fault")
    message, hint = next(
        ((words, remedy) for sign, words, remedy in _WORDS if sign in problem),
        (f"the front matter is not YAML: {problem}", "check the indentation and the quotation marks of this line"),
    )
    mark = error.problem_mark or error.context_mark
    place = source.place(mark.line, mark.column) if mark else source.place(0, 0)
    before = error.context_mark
    if before and problem.startswith(_UNCLOSED):
        return say("yaml-not-readable", source.place(before.line, before.column), message, hint)
    if before is None or mark is None or (before.line, before.column) == (mark.line, mark.column):
        return say("yaml-not-readable", place, message, hint)
    opened = Related(source.place(before.line, before.column), "what YAML was reading")
    return say("yaml-not-readable", place, message, hint, (opened,))
