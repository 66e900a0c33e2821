"""Of what is said of a library, that which concerns a manuscript."""

from __future__ import annotations

import bisect
from collections.abc import Collection
from dataclasses import replace

from ..model.diagnostic import Diagnostic, Diagnostics, Severity, in_order
from ..model.place import Place
from ..model.work import Entry


def concerning(said: Diagnostics, entries: Collection[Entry], cited: Collection[str]) -> Diagnostics:
    """Of a library's findings those that concern a manuscript: all of its cited entries' own, of the rest nothing.

    What stands in no entry (lost text after a cited entry apart) cannot stop a manuscript: its errors become warnings.
    A wrong encoding stops only manuscripts that cite an entry beyond ASCII.
    """
    if not said:
        return ()
    wanted = set(cited)
    ordered = sorted(((_start(entry.place), index, entry) for index, entry in enumerate(entries)), key=lambda one: one[:2])
    starts = [start for start, _, _ in ordered]
    kept = (_concern(finding, _owner(finding.place, starts, ordered), ordered, wanted) for finding in said)
    return in_order(one for one in kept if one)


Ordered = list[tuple[tuple[str, int, int], int, Entry]]


def _concern(finding: Diagnostic, owner: Entry | None, ordered: Ordered, wanted: set[str]) -> Diagnostic | None:
    if finding.rule == "not-utf-8":
        foreign = any(
            _foreign(entry) for _, _, entry in ordered if entry.key in wanted and entry.place.path == finding.place.path
        )
        return finding if foreign else replace(finding, severity=Severity.WARNING)
    if owner and owner.key in wanted:
        return finding
    inside = owner and (finding.place.line, finding.place.column) < (owner.place.end_line, owner.place.end_column)
    if inside or finding.severity is Severity.NOTE:
        return None
    return replace(finding, severity=Severity.WARNING)


def _start(place: Place) -> tuple[str, int, int]:
    return place.path, place.line, place.column


def _owner(place: Place, starts: list[tuple[str, int, int]], ordered: Ordered) -> Entry | None:
    """The last entry that begins before a place in the same file."""
    index = bisect.bisect_right(starts, _start(place)) - 1
    found = ordered[index][2] if index >= 0 else None
    return found if found and found.place.path == place.path else None


def _foreign(entry: Entry) -> bool:
    return any(not field.value.isascii() for field in entry.fields)
