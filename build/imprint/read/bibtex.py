"""BibTeX libraries read twice, by the exact tokenizer and by bibtexparser: entries with places, and every fault."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..model.diagnostic import Diagnostic, Diagnostics, Fix, Related, Severity, in_order
from ..model.library_names import FIELDS
from ..model.place import Lines
from ..model.work import Entry, Field
from .allowing import allowances
from .bibtex_plain import lowered, plain_entry, tidy
from .bibtex_quotes import quoted
from .bibtex_tokens import Fault, RawBlock, RawField, Scan, raw_block, scan_by
from .bibtex_twice import disagreements
from .encoding import Decoded, decode
from .gaps import gap_faults
from .not_bibtex import other_format
from .value_limits import SHORT, beyond_value

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {month: month for month in MONTHS}
_STRING = re.compile(r"@[ \t]*+(?i:string)")
_LARGEST = 1_000_000  # characters of one value with its @strings expanded
_SETTINGS = frozenset(("ieeetranbstctl", "control"))  # what IEEEtran's and REVTeX's styles are told in a library: no works
def read_bibtex(path: str, data: bytes) -> tuple[tuple[Entry, ...], Diagnostics]:
    """The entries of a library and what is wrong with its syntax; path is what places and findings show."""
    decoded = decode(data)
    text = decoded.text
    lines = Lines.of(path, text)
    found = scanned(text, lines)
    faults: list[Fault] = [*found.faults, *gap_faults(text, found)]
    entries = tuple(_entries(text, found, lines, faults))
    faults.extend(disagreements(text, found))
    faults.extend(_encoding(text, decoded, data))
    faults.extend(() if found.blocks else other_format(text))
    said = [_diagnostic(fault, lines) for fault in quoted(text, found.blocks, faults)]
    return entries, in_order([*said, *key_findings(entries)])


def scanned(text: str, lines: Lines) -> Scan[RawBlock | Entry]:
    """The blocks of a library; the plain ones are entries already, with months' names where no @string can change these."""
    known = {} if _STRING.search(text) else _MONTHS

    def block(head: re.Match[str], limit: int, faults: list[Fault]) -> RawBlock | Entry:
        return plain_entry(text, head.start(), limit, lines, known) or raw_block(text, head, limit, faults)

    return scan_by(text, block)


def _encoding(text: str, decoded: Decoded, data: bytes) -> Iterator[Fault]:
    if data.startswith(BOM_UTF8):
        message = "the library begins with a byte-order mark"
        yield Fault("byte-order-mark", "note", 0, min(1, len(text)), message, "save it as UTF-8 without one")
    if decoded.wrong < 0:
        return
    word = text[decoded.wrong : decoded.wrong + 1].strip()
    message = f"the library is not in UTF-8; it looks like {decoded.encoding}" + (
        f" (where “{word}” stands)" if word else ""
    )
    hint = f"save it as UTF-8, reading it as {decoded.encoding}"
    yield Fault("not-utf-8", "error", decoded.wrong, min(decoded.wrong + 1, len(text)), message, hint)


def _diagnostic(fault: Fault, lines: Lines) -> Diagnostic:
    related = tuple(Related(lines.place(start, end), message) for start, end, message in fault.related)
    place = lines.place(fault.start, fault.end)
    fixes = tuple(Fix(lines.place(start, end), words, safe) for start, end, words, safe in fault.fixes)
    return Diagnostic(fault.rule, Severity(fault.severity), place, fault.message, fault.hint, related, fixes)


# ---------------------------------------------------------------- entries


def _entries(text: str, found: Scan[RawBlock | Entry], lines: Lines, faults: list[Fault]) -> Iterator[Entry]:
    """Entries with their values resolved; @strings count from where they stand."""
    macros = dict(_MONTHS)
    defined: dict[str, RawField] = {}
    budget = [8 * _LARGEST + len(text)]
    allowed = allowances(text, found.blocks, lines)
    for block in found.blocks:
        if block.type in _SETTINGS:
            continue
        if isinstance(block, Entry):
            yield replace(block, allow=allowed[block.start]) if block.start in allowed else block
            continue
        if block.type == "string":
            for raw in block.fields:
                value = _joined(text, raw, macros, budget, faults)
                faults.extend(_redefined(raw, value, macros, defined))
                macros[raw.name.lower()] = value
            continue
        within = block.fields if block.end - block.start <= SHORT else _within(text, block.fields, faults)
        fields = tuple([_field(text, raw, lines, macros, budget, faults) for raw in within])
        spans = block.start, block.end, block.key_start, block.key_end
        entry = Entry(block.type, block.key, fields, lines, *spans, allowed.get(block.start, ()))
        if len(entry.named) < len(fields) and len({field.name for field in fields}) < len(fields):
            faults.extend(_repeated(text, block))
        yield entry


def _within(text: str, fields: Iterable[RawField], faults: list[Fault]) -> tuple[RawField, ...]:
    """Fields whose values are within the limits; those beyond are faults."""
    beyond = {raw.start: fault for raw in fields if (fault := beyond_value(text, raw))}
    faults.extend(beyond.values())
    return tuple(raw for raw in fields if raw.start not in beyond)


def _redefined(raw: RawField, value: str, macros: Mapping[str, str], defined: dict[str, RawField]) -> Iterator[Fault]:
    """An @string that was defined before; the months' names are nobody's."""
    name = raw.name.lower()
    first = defined.setdefault(name, raw)
    if first is raw:
        return
    same = macros[name] == value
    message = f"the @string {name} is defined twice, " + ("alike" if same else "with two values")
    related = ((first.start, first.start + len(first.name), "the first one"),)
    hint = "delete one" if same else "give one of them another name; from here on the second counts"
    span = (raw.start, raw.start + len(raw.name))
    yield Fault("redefined-string", "note" if same else "warning", *span, message, hint, related)


def _field(
    text: str, raw: RawField, lines: Lines, macros: Mapping[str, str], budget: list[int], faults: list[Fault]
) -> Field:
    """A field with the place of its words: inside the delimiters of its value where that has one part."""
    name, start, _, _, kind, first, last, more = raw
    if last > first and kind != "bare" and not more:
        return Field(lowered(name), tidy(text[first:last]), lines, first, last, start)
    value = _joined(text, raw, macros, budget, faults)
    if last > first and not more:
        return Field(lowered(name), value, lines, first, last, start, False)
    end = max(raw.value_end, raw.value_start + 1)
    return Field(lowered(name), value, lines, raw.value_start, end, start, False)


def _joined(text: str, raw: RawField, macros: Mapping[str, str], budget: list[int], faults: list[Fault]) -> str:
    """A value with @strings replaced and parts joined; white space runs become one space, as in BibTeX."""
    pieces: list[str] = []
    size = 0
    for part in raw.parts:
        piece = text[part.start : part.end]
        if part.kind == "bare" and not piece.isdigit():
            piece = _expanded(raw, piece, part.start, macros, faults)
        size += len(piece)
        budget[0] -= len(piece)
        if size > _LARGEST or budget[0] < 0:
            message = f"the strings of {raw.name} expand to more than {_LARGEST:,} characters; the rest is left out"
            faults.append(
                Fault("string-too-long", "error", raw.value_start, raw.value_end, message, "look at its @strings")
            )
            break
        pieces.append(piece)
    return tidy("".join(pieces))


def _expanded(raw: RawField, name: str, start: int, macros: Mapping[str, str], faults: list[Fault]) -> str:
    value = macros.get(name.lower())
    if value is None:
        message = f"no @string defines “{name}” before this line; the word itself stands as the value of {raw.name}"
        hint = f"write {raw.name} = {{{name}}}, or define it: @string{{{name} = {{…}}}}"
        faults.append(Fault("undefined-string", "warning", start, start + len(name), message, hint))
        return name
    return value


def _repeated(text: str, block: RawBlock) -> Iterator[Fault]:
    """Fields that stand twice in an entry: the last counts."""
    first: dict[str, RawField] = {}
    for raw in block.fields:
        name = raw.name.lower()
        before = first.setdefault(name, raw)
        if before is raw:
            continue
        same = text[before.value_start : before.value_end] == text[raw.value_start : raw.value_end]
        harmless = same or name not in FIELDS  # of what nobody prints it does not matter which counts
        related = ((before.start, before.start + len(before.name), "the first one"),)
        message = f"the field {name} stands twice in {block.key or 'this entry'}, " + (
            "alike" if same else "with two values"
        )
        hint = "delete one; until then the last counts"
        span = (raw.start, raw.start + len(raw.name))
        yield Fault("duplicate-field", "note" if harmless else "warning", *span, message, hint, related)


# ---------------------------------------------------------------- keys


def key_findings(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Keys that differ in nothing but case: BibTeX holds them for one, biber and Markdown for two."""
    listed = tuple(entries)
    if len({entry.key.lower() for entry in listed}) == len(listed):
        return
    groups: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in listed:
        if entry.key:
            groups[entry.key.lower()].setdefault(entry.key, entry)
    for group in groups.values():
        first, *others = group.values()
        for other in others:
            message = f"the keys {other.key} and {first.key} differ in nothing but capitals"
            related = (Related(first.key_place, f"{first.key} stands here"),)
            hint = "give one of them another key"
            yield Diagnostic("keys-differ-by-case", Severity.WARNING, other.key_place, message, hint, related)
