"""The tokenizer of BibTeX libraries: entries, keys, fields and values with their exact spans, and faults of syntax.

The grammar is BibTeX's as biber reads it: braces count whether or not a backslash stands before them, ``%`` outside
values begins a comment, entries may be parenthesised, ``@comment`` may go without braces. Reading goes on after a
fault: an unclosed entry ends where the next line begins with ``@word{key,``. Time is linear in the length of the
text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Generic, NamedTuple, Protocol, TypeVar


class Part(NamedTuple):
    """A part of a value: its kind ("braced", "quoted", "bare") and the span of its content."""

    kind: str
    start: int
    end: int


class RawField(NamedTuple):
    """A field: its name as written, the name's start, the value's span with its delimiters, the value's first part.

    Nearly all values have one part (kind, first, last, as in Part); of the others these are in more, "" is the kind of none.
    """

    name: str
    start: int
    value_start: int
    value_end: int
    kind: str = ""
    first: int = 0
    last: int = 0
    more: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts of the value."""
        return (Part(self.kind, self.first, self.last), *self.more) if self.kind else ()


class RawBlock(NamedTuple):
    """An entry or an @string: its type in lower case, key with span (empty in @string), span, fields, health."""

    type: str
    key: str
    key_start: int
    key_end: int
    start: int
    end: int
    fields: tuple[RawField, ...]
    sound: bool  # no fault in it, and braced
    closed: bool
    regular: bool  # all its fields have plain values of one part, and one comma parts them


class Fault(NamedTuple):
    """A fault of syntax in text[start:end]; related spans with what stands there; edits (span, words, safe) that mend it."""

    rule: str
    severity: str
    start: int
    end: int
    message: str
    hint: str = ""
    related: tuple[tuple[int, int, str], ...] = ()
    fixes: tuple[tuple[int, int, str, bool], ...] = ()


class Block(Protocol):
    """An entry or an @string as far as its neighbours are concerned."""

    @property
    def type(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


B = TypeVar("B", bound=Block, covariant=True)


class Scan(NamedTuple, Generic[B]):
    """What a library holds: its blocks, the faults, the gaps between blocks (comment text), the spans of comments."""

    blocks: tuple[B, ...]
    faults: tuple[Fault, ...]
    gaps: tuple[tuple[int, int], ...]
    comments: tuple[tuple[int, int], ...]


_TOP = re.compile(r"%[^\n]*+|(?<![\w@])@[ \t]*+(\w++)(?:\s*+([{(])|(?<=[cC][oO][mM][mM][eE][nN][tT]))")
LINE_HEAD = re.compile(r"^[ \t]*+(@[ \t]*+\w++[ \t]*+[{(]\s*+(?:[^\s,{}()=\"]++\s*+[,=]|,|\w++\s*+=))", re.MULTILINE)
_SPACE = re.compile(r"(?:\s++|%[^\n]*+)*+")
_NAME = re.compile(r"[^\s=,{}()\"#%@\\]++")
_PLAIN_KEY = re.compile(r"[^\s,{}()=\"%]++(?=,)")  # as nearly all are
_KEY = re.compile(r"[^\s,{}=\"]++(?:=[^\s,{}=\"]++(?=,))?+(?:[ \t]++[^\s,{}=\"%]++)*+")
_KEY_PAREN = re.compile(r"[^\s,{}()=\"]++(?:[ \t]++[^\s,{}()=\"%]++)*+")
NESTED = r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+"
_FAST = re.compile(
    rf"\s*+([^\s=,{{}}()\"#%@\\]++)\s*+=\s*+(?:\{{({NESTED})\}}|\"([^\"{{}}]*+)\"|([^\s,{{}}()\"#=%]++))\s*+(?:,|(?=\}}))"
)
_BRACE = re.compile(r"[{}]")
_BRACE_ESCAPED = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTE = re.compile(r"[{}\"]")
_BARE = re.compile(r"[^\s,{}()\"#=%]++")
_STOP = re.compile(r"[{},\"()]")
_NEXT_FIELD = re.compile(r",?[ \t]*+\n\s*+[A-Za-z][\w-]*+\s*+=\s*+(?:[\"{]|\w++\s*+[,}\n])")
_HEAD = re.compile(r"@[ \t]*+\w++[ \t]*+[{(]")
_EQUALS = re.compile(r"[^\s=,{}()\"#%@\\]++\s*+=")


def scan(text: str) -> Scan[RawBlock]:
    """Every block of a library in order, with its faults."""
    return scan_by(text, partial(raw_block, text))


def scan_by(text: str, block: Callable[[re.Match[str], int, list[Fault]], B]) -> Scan[B]:
    """A scan whose blocks are made by a function: of the head of each, where the next one begins, and the faults so far."""
    heads = [found.start(1) for found in LINE_HEAD.finditer(text)]
    blocks: list[B] = []
    faults: list[Fault] = []
    gaps: list[tuple[int, int]] = []
    comments: list[tuple[int, int]] = []
    position, gap, patience = 0, 0, 3
    while head := _TOP.search(text, position):
        position = head.end()
        if head.group(1) is None or (head.group(2) is None and head.group(1).lower() != "comment"):
            continue
        gaps.append((gap, head.start()))
        limit = _next(heads, head.start(), len(text))
        kind = head.group(1).lower()
        if kind == "comment":
            position, patience = _comment(text, head, limit, patience)
            comments.append((head.start(), position))
        elif kind == "preamble":
            end = _closing(text, head.end() - 1, limit, _BRACE)
            position = limit if end < 0 else end
        else:
            made = block(head, limit, faults)
            blocks.append(made)
            position = made.end
        gap = position
    gaps.append((gap, len(text)))
    return Scan(tuple(blocks), tuple(faults), tuple(gaps), tuple(comments))


def _next(heads: list[int], start: int, end: int) -> int:
    """Where the next entry begins at a line's start."""
    index = bisect.bisect_right(heads, start)
    return heads[index] if index < len(heads) else end


def _comment(text: str, head: re.Match[str], limit: int, patience: int) -> tuple[int, int]:
    """The end of an @comment: its closing brace, else its line's end.

    A comment may hold whole entries, so it is read past the next entry; but only a few that never close may cost that.
    """
    if head.group(2) == "{":
        end = _closing(text, head.end() - 1, len(text) if patience else limit, _BRACE)
        if end >= 0:
            return end, patience
        patience = max(0, patience - 1)
    line = text.find("\n", head.start())
    return (len(text) if line < 0 else line), patience


def _closing(text: str, start: int, limit: int, braces: re.Pattern[str]) -> int:
    """The position after the bracket that closes the one at start; -1 where none does before the limit."""
    depth = 0
    for mark in braces.finditer(text, start, limit):
        if mark.group() == "{":
            depth += 1
        elif mark.group() == "}":
            depth -= 1
            if depth <= 0:
                return mark.end()
    return -1


def raw_block(text: str, head: re.Match[str], limit: int, faults: list[Fault]) -> RawBlock:
    """An entry or @string, read by the strict rule of braces; where that fails, by two kinder ones."""
    mine: list[Fault] = []
    block = _read(text, head, limit, mine, _BRACE, -1)
    if not block.closed:
        kinder: list[Fault] = []
        escaped = _read(text, head, limit, kinder, _BRACE_ESCAPED, -1)
        if escaped.closed and not kinder:
            return escaped
    runaway = _runaway(text, block, limit) if mine else None
    if runaway is not None:
        again: list[Fault] = []
        cut = _read(text, head, limit, again, _BRACE, runaway)
        if cut.closed:
            again.append(_endless(cut, runaway))
        if len(again) <= len(mine):
            block, mine = cut._replace(sound=False), again
    faults.extend(mine)
    return block


def _endless(block: RawBlock, runaway: int) -> Fault:
    """A value without an end in an entry that has one; what is likely meant is its end before the next field."""
    field = next(one for one in block.fields if one.value_start == runaway)
    end = field.value_end
    message = f"the value of {field.name} in {block.key or 'this entry'} opens here and is not closed"
    related = ((end, end + 1, "it is read up to here"),)
    hint = "close it there, or look for a brace or quotation mark too many in it"
    return Fault("unclosed-entry", "error", runaway, runaway + 1, message, hint, related)


def _runaway(text: str, block: RawBlock, limit: int) -> int | None:
    """The start of the value that swallowed other fields, if one did."""
    for field in block.fields:
        if _NEXT_FIELD.search(text, field.value_start, min(field.value_end, limit)):
            return field.value_start
    return None


def _read(
    text: str, head: re.Match[str], limit: int, faults: list[Fault], braces: re.Pattern[str], runaway: int
) -> RawBlock:
    kind, close = head.group(1).lower(), "}" if head.group(2) == "{" else ")"
    key, key_start, position = "", head.end(), head.end()
    if kind != "string":
        key, key_start, position = _key(text, head, limit, faults)
    fields, end, closed, regular = _fields(text, position, limit, close, faults, braces, runaway)
    if not closed:
        end = _trimmed(text, head.start(), end)
        faults.append(_unclosed(text, head, key_start + len(key), limit, close, runaway, fields))
    sound = not faults and close == "}"
    return RawBlock(kind, key, key_start, key_start + len(key), head.start(), end, tuple(fields), sound, closed, regular)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _unclosed(
    text: str, head: re.Match[str], key_end: int, limit: int, close: str, runaway: int, fields: list[RawField]
) -> Fault:
    what = "@string" if head.group(1).lower() == "string" else "entry"
    where = "the next entry begins" if limit < len(text) else "the file ends"
    related = [(limit, min(limit + 1, len(text)), f"{where} here, before any closing “{close}”")]
    name = next((field.name for field in fields if field.value_start == runaway), "")
    if name:
        related.insert(0, (runaway, runaway + 1, f"the value of {name} opens here and is never closed"))
    hint = f"close the value of {name}" if name else f"close it with “{close}”, or count its braces and quotation marks"
    message = f"this {what} is not closed"
    return Fault("unclosed-entry", "error", head.start(), max(key_end, head.end()), message, hint, tuple(related))


def _key(text: str, head: re.Match[str], limit: int, faults: list[Fault]) -> tuple[str, int, int]:
    """The key, its start, and where the fields begin."""
    if plain := _PLAIN_KEY.match(text, head.end(), limit):
        return plain[0], plain.start(), plain.end() + 1
    start = _skip(text, head.end(), limit)
    found = (_KEY if head.group(2) == "{" else _KEY_PAREN).match(text, start, limit)
    key = found.group() if found else ""
    after = _skip(text, start + len(key), limit)
    following = text[after : after + 1]
    if key and following == "=":  # no key, or no comma after it: the last word is a field's name
        words = key.rsplit(None, 1)
        key = words[0] if len(words) == 2 else ""
        after = start + len(key)
        following = "," if not key else "?"
    if not key:
        span = (head.start(), head.end())
        hint = "write a key and a comma after the brace: @book{smith:1999,"
        faults.append(
            Fault("missing-key", "warning", *span, "this entry has no key, so that nothing can cite it", hint)
        )
    elif following not in (",", "}", ")", ""):
        end = start + len(key)
        message, hint = f"there is no comma after the key {key}", "add a comma after it"
        faults.append(Fault("missing-comma", "warning", start, end, message, hint, (), ((end, end, ",", True),)))
    return key, start, after + 1 if following == "," and text[after : after + 1] == "," else after


def _skip(text: str, position: int, limit: int) -> int:
    found = _SPACE.match(text, position, limit)
    return found.end() if found else position


def _fields(
    text: str, position: int, limit: int, close: str, faults: list[Fault], braces: re.Pattern[str], runaway: int
) -> tuple[list[RawField], int, bool, bool]:
    """The fields up to the closing bracket: fields, end, whether it closed, whether all is regular."""
    fields: list[RawField] = []
    quickly = close == "}" and runaway < 0 and braces is _BRACE
    regular = quickly
    while True:
        if quickly:
            position = _quick(text, position, limit, fields)
        position = _skip(text, position, limit)
        char = text[position] if position < limit else ""
        if char == close:
            return fields, position + 1, True, regular
        regular = False
        if not char or _HEAD.match(text, position, limit):
            return fields, position, False, False
        if char == ",":
            position += 1
            continue
        field, position, fine = _field(text, position, limit, faults, braces, runaway)
        if field:
            fields.append(field)
        if not fine:
            return fields, limit, False, False
        position = _after(text, position, limit, close, field, faults)


_new = tuple.__new__  # what a named tuple's own constructor calls: libraries have millions of fields
_KINDS = ("", "", "braced", "quoted", "bare")  # of the value, by the group of _FAST that found it


def _quick(text: str, position: int, limit: int, fields: list[RawField]) -> int:
    """Fields whose values are one plain part, as most are, by one expression; the position after the last."""
    while found := _FAST.match(text, position, limit):
        group = found.lastindex or 0
        start, end = found.span(group)
        rim = 0 if group == 4 else 1
        parts = found[1], found.start(1), start - rim, end + rim, _KINDS[group], start, end, ()
        fields.append(_new(RawField, parts))
        position = found.end()
    return position


def _field(
    text: str, start: int, limit: int, faults: list[Fault], braces: re.Pattern[str], runaway: int
) -> tuple[RawField | None, int, bool]:
    """A field by small steps: the field, the position after it, and False where its value never ends."""
    named = _NAME.match(text, start, limit)
    if not named:
        end = _over(text, start, limit)
        message = "text stands here that belongs to no field"
        faults.append(Fault("missing-comma", "error", start, end, message, "give it a field's name, or delete it"))
        return None, end, True
    name, position = named.group(), _skip(text, named.end(), limit)
    if text[position : position + 1] == "=":
        position = _skip(text, position + 1, limit)
    else:
        able = text[position : position + 1] in ("{", '"')
        end = named.end() if able else _over(text, start, limit)
        severity = "warning" if able else "error"
        message = f"there is no “=” after {name}" if able else f"“{name}” has neither “=” nor a value"
        faults.append(
            Fault("missing-equals", severity, start, _trimmed(text, start, end), message, f"write {name} = {{…}},")
        )
        if not able:
            return None, end, True
    parts, end, fine = _value(text, position, limit, braces, runaway)
    first = parts[0] if parts else Part("", 0, 0)
    return RawField(name, start, position, end, *first, tuple(parts[1:])), end, fine


def _value(text: str, position: int, limit: int, braces: re.Pattern[str], runaway: int) -> tuple[list[Part], int, bool]:
    """The parts of a value joined by “#”: parts, end of the last, and False where one never ends."""
    parts: list[Part] = []
    end = position
    while True:
        char = text[position : position + 1] if position < limit else ""
        if char in ("{", '"'):
            stop = _cut(text, position, limit) if position == runaway else _end(text, position, limit, char, braces)
            if stop < 0:
                stop = _trimmed(text, position, limit)
                return [*parts, Part("braced", position + 1, stop)], stop, False
            closed = position != runaway
            kind = "braced" if char == "{" else "quoted"
            parts.append(Part(kind, position + 1, max(position + 1, stop - 1) if closed else stop))
            end = stop
        elif bare := _BARE.match(text, position, limit):
            parts.append(Part("bare", *bare.span()))
            end = bare.end()
        else:
            return parts, end, True
        position = _skip(text, end, limit)
        if text[position : position + 1] != "#" or position >= limit:
            return parts, end, True
        position = _skip(text, position + 1, limit)


def _cut(text: str, start: int, limit: int) -> int:
    """The end of a value that never closes: where the next field begins."""
    found = _NEXT_FIELD.search(text, start, limit)
    return found.start() if found else limit


def _end(text: str, start: int, limit: int, char: str, braces: re.Pattern[str]) -> int:
    """The position after a braced or quoted part, or -1."""
    if char == "{":
        return _closing(text, start, limit, braces)
    depth = 0
    for mark in _QUOTE.finditer(text, start + 1, limit):
        if mark.group() == "{":
            depth += 1
        elif mark.group() == "}":
            depth -= 1
            if depth < 0:
                return -1
        elif depth == 0:
            return mark.end()
    return -1


def _after(text: str, position: int, limit: int, close: str, field: RawField | None, faults: list[Fault]) -> int:
    """The position of the next field; what stands where the comma should be is a fault."""
    end, position = position, _skip(text, position, limit)
    char = text[position : position + 1] if position < limit else ""
    if char == ",":
        return position + 1
    if char in ("", close) or field is None or _HEAD.match(text, position, limit):
        return position
    if _EQUALS.match(text, position, limit):
        message, hint = f"there is no comma after the value of {field.name}", "add a comma there"
        comma = ((end, end, ",", True),)
        faults.append(Fault("missing-comma", "warning", max(end - 1, 0), end, message, hint, (), comma))
        return position
    stop = _over(text, position, limit)
    message = f"text stands between the value of {field.name} and the next comma"
    hint = "look for a brace or a quotation mark too few or too many in the value before it"
    faults.append(
        Fault("missing-comma", "error", position, max(position + 1, _trimmed(text, position, stop)), message, hint)
    )
    return stop


def _over(text: str, position: int, limit: int) -> int:
    """Past text that makes no sense: to the next comma or closing bracket on this level (at least one character)."""
    depth, start = 0, position
    for mark in _STOP.finditer(text, position, limit):
        if mark.group() == "{":
            depth += 1
        elif mark.group() in ("}", ")") and depth == 0:
            return max(mark.start(), start + 1)
        elif mark.group() == "}":
            depth -= 1
        elif mark.group() == "," and depth == 0:
            return max(mark.start(), start + 1)
    return limit


def uncommented(text: str, span: tuple[int, int]) -> Iterator[tuple[int, str]]:
    """The lines of a gap that are not comments, each with its offset."""
    offset = span[0]
    for line in text[span[0] : span[1]].splitlines(keepends=True):
        if line.strip() and not line.lstrip().startswith("%"):
            yield offset, line
        offset += len(line)
