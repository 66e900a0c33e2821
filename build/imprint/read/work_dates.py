"""The dates of an entry by CSL variable, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..model.diagnostic import Diagnostic, Fix, Severity
from ..model.work import Date, Entry, Field
from .dates import ReadDate, ambiguous, read_date, read_parts
from .tex import bare

_VARIABLES = (("", "issued"), ("event", "event-date"), ("orig", "original-date"), ("url", "accessed"))
_PARTS = {prefix: tuple(f"{prefix}{part}" for part in ("date", "year", "month", "day")) for prefix, _ in _VARIABLES}
_DATED = tuple((prefix, variable, *_PARTS[prefix][:2]) for prefix, variable in _VARIABLES)
_STATES = {
    "inpreparation": "in preparation", "submitted": "submitted", "forthcoming": "forthcoming", "inpress": "in press",
    "prepublished": "prepublished",
}  # fmt: skip
_UNPUBLISHED = frozenset(_STATES.values()) | {
    "to appear",
    "accepted",
    "under review",
    "n.d.",
    "nd",
    "no date",
    "s.d.",
    "s. d.",
}


_DIGITS = re.compile(r"[{}\s\d~?%./X–-]*")


def dates(entry: Entry) -> tuple[tuple[str, Date], ...]:
    """CSL's date variables of an entry whose fields are resolved."""
    found = [(variable, read.date) for _, variable, read in _readings(entry)]
    if not (found and found[0][0] == "issued") and (state := publication_state(entry)):
        found.insert(0, ("issued", Date(literal=state)))
    return tuple([(variable, date) for variable, date in found if date.start or date != Date()])


def publication_state(entry: Entry) -> str:
    """BibLaTeX's pubstate in words."""
    if "pubstate" not in entry.named:
        return ""
    state = entry.value("pubstate").strip()
    return _STATES.get(state.lower(), bare(state))


def _readings(entry: Entry) -> list[tuple[str, str, ReadDate]]:
    """By prefix and variable: the date field, else the year, month and day fields, with this prefix."""
    there, out = entry.named, []
    for prefix, variable, date, year in _DATED:
        if date in there:
            out.append((prefix, variable, _whole(entry.value(date))))
        elif year in there:
            parts = (_clean(entry.value(part)) for part in _PARTS[prefix][1:])
            out.append((prefix, variable, read_parts(*parts)))
    return out


@lru_cache(maxsize=20_000)  # a library has the same years over and over
def _whole(value: str) -> ReadDate:
    return read_date(_clean(value))


def _clean(value: str) -> str:
    if not value:
        return ""
    value = value.replace("\\textasciitilde", "~").replace("--", "–") if "T" not in value else value
    return value.strip("{} ") if _DIGITS.fullmatch(value) else bare(value)


def date_findings(entry: Entry) -> Iterator[Diagnostic]:
    """Dates that the calendar lacks, and dates that are understood but not written as ISO 8601 wants."""
    for prefix, _, read in _readings(entry):
        plain = not (read.rule or read.date.end or read.date.literal)
        field = None if plain else entry.field(*_PARTS[prefix][:2])
        if field is None:
            continue
        if read.rule == "impossible-date":
            yield _impossible(entry, field, prefix)
        elif "\\" not in field.value and (0,) < read.date.end < read.date.start[: len(read.date.end)]:
            message = f"{field.value} ({field.name}) ends before it begins"
            yield Diagnostic("impossible-date", Severity.ERROR, field.place, message, "change the two sides, or mend one")
        elif read.rule == "date-not-iso":
            yield _not_iso(field, read)
        elif read.date.literal and field.name != "year" and read.date.literal.lower() not in _UNPUBLISHED:
            message = f"“{field.value}” in {field.name} is not understood as a date and is printed as it stands"
            if not read.date.literal.startswith("–"):
                example = "2025" if field.name.endswith("year") else "2025-05-18"
                hint = f"write {field.name} = {{{example}}}"
                yield Diagnostic("date-not-iso", Severity.WARNING, field.place, message, hint)
        elif read.date.literal:
            yield from _odd_year(field)


_TYPED = re.compile(r"(?=.*[OoIl])[12Il][0-9OoIl]{3}")
_AS_DIGITS = str.maketrans("OoIl", "0011")


def _odd_year(field: Field) -> Iterator[Diagnostic]:
    """A year with a letter that tells works of one year apart, which styles add themselves; an O for a nought; signs alone."""
    if lettered := re.fullmatch(r"(\d{4})[a-z]", field.value):
        message = f"“{field.value}” in {field.name} has a letter of its own; styles that tell works of one year apart add another"
        fixes = (Fix(field.place, lettered[1], safe=False),) if field.whole else ()
        yield Diagnostic("date-not-iso", Severity.WARNING, field.place, message, f"write {lettered[1]}", (), fixes)
    elif _TYPED.fullmatch(field.value):
        digits = field.value.translate(_AS_DIGITS)
        message = f"“{field.value}” in {field.name} has a letter in the place of a digit"
        fixes = (Fix(field.place, digits, safe=False),) if field.whole else ()
        yield Diagnostic("date-not-iso", Severity.WARNING, field.place, message, f"write {digits}", (), fixes)
    elif not any(char.isalnum() for char in field.value):
        message = f"“{field.value}” in {field.name} is no date and is printed as it stands"
        yield Diagnostic("date-not-iso", Severity.WARNING, field.place, message, "give the year, or delete the field")


def _impossible(entry: Entry, field: Field, prefix: str) -> Diagnostic:
    parts = [entry.value(f"{prefix}{part}") for part in ("month", "day")] if field.name.endswith("year") else []
    written = "-".join([field.value, *(part for part in parts if part)])
    month = entry.field(f"{prefix}month") if parts else None
    place = month.place if month and month.place.path == field.place.path else field.place
    message = f"there is no such date as {written} ({field.name})"
    return Diagnostic("impossible-date", Severity.ERROR, place, message, "correct its month or day")


def _not_iso(field: Field, read: ReadDate) -> Diagnostic:
    doubt = ambiguous(field.value)
    message = f"“{field.value}” in {field.name} is read as {read.iso}"
    hint = f"write {field.name} = {{{read.iso}}}" + (", or change day and month" if doubt else "")
    severity = Severity.WARNING if doubt else Severity.NOTE
    fixes = (Fix(field.place, read.iso),) if field.whole and not doubt and field.name.endswith("date") else ()
    return Diagnostic("date-not-iso", severity, field.place, message, hint, (), fixes)
