"""A cited work lacks what its type and the citation style need.

## Why
A note without a title, or an article without its journal, leads no reader to the source. What is asked for follows
BibLaTeX's data model for the entry's type, and what the citation style prints of works of that type: what it never prints is
not missed. A work with neither title nor author is an error: its note would name nothing that a reader could look for. Of
what some works rightly lack (anonymous ones an author, web pages a date) there is only a remark, one for each entry; and
where a field says nothing without another: an `eprint` without its archive (`eprinttype`), an `editortype` without `editor`.

## Example
```bibtex
@article{goody-watt:1963,
  author = {Goody, Jack and Watt, Ian},
  title  = {The Consequences of Literacy},
  date   = {1963},
}
```

## Use instead
```bibtex
@article{goody-watt:1963,
  author       = {Goody, Jack and Watt, Ian},
  title        = {The Consequences of Literacy},
  journaltitle = {Comparative Studies in Society and History},
  date         = {1963},
}
```

## Source
BibLaTeX manual 3.20, section 2.1.1: required fields of each type; CSL 1.0.2, "Choose": what a style prints of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.library_names import FIELDS
from ...model.place import Place
from ...model.work import Entry, Field, Work
from ..data_model import CONDITIONS, SAME, Kind, Need, by_csl, kinds
from ..judged import Judged
from ..rule import Rule
from .unknown_field import intended

RULE = Rule("missing-field", Severity.WARNING)

# What a reader could find a work by, be it little.
_PRINTABLE_TEXT = """
    title author editor container-title translator director recipient genre number authority archive archive_location
    archive_collection call-number note event-title collection-title container-title-short URL DOI ISBN
    edition version
"""
_PRINTABLE = frozenset(_PRINTABLE_TEXT.split())


def judge(one: Judged) -> Iterator[Diagnostic]:
    """What a work lacks, and what some of its fields do."""
    yield from _work(one)
    if one.entry and not one.entry.names.isdisjoint(_CONDITIONAL):
        yield from _alone(one, one.entry)


def _work(one: Judged) -> Iterator[Diagnostic]:
    work = one.work
    has = _variables(work)
    if has.isdisjoint(_PRINTABLE):
        message = f"{work.id} has neither title nor author, nor anything else to look for it by that is printed"
        yield RULE.at(one.place, message, _remedy(one), severity=Severity.ERROR)
        return
    kind = _kind(one)
    lacking = [need for need in kind.needs if has.isdisjoint(need.variables) and _printed(one, need)] if kind else []
    if not kind or not lacking:
        return
    if one.orphan or not (lacking := [need for need in lacking if not _slip(one, need)]):
        return
    hard = [need.fields[0] for need in lacking if not need.soft]
    names = hard or [need.fields[0] for need in lacking]
    severity = Severity.WARNING if hard else Severity.NOTE
    yield RULE.at(one.place, f"{work.id} has no {_listed(names)}", _hint(one, kind, names, severity), severity=severity)


_CONDITIONAL = frozenset(condition.field for condition in CONDITIONS)
_ARXIV = re.compile(r"(?i)(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?")


def _alone(one: Judged, entry: Entry) -> Iterator[Diagnostic]:
    """Fields without those that they only go with."""
    for condition in CONDITIONS:
        field = entry.field(condition.field)
        if field is None or entry.field(*condition.needs, "crossref", "xdata"):
            continue
        if condition.field == "eprint" and (field.value.startswith("http") or not one.prints("URL")):
            continue
        needed = condition.needs[0]
        arxiv = condition.field == "eprint" and _ARXIV.fullmatch(field.value)
        fixes = (Fix(_before(field), f"{needed} = {{arxiv}}, ", safe=False),) if arxiv else ()
        hint = f"add {needed} = {{arxiv}}" if arxiv else f"add {needed}, or delete {condition.field}"
        message = f"{one.work.id} has {condition.field} and no {needed}: it is not printed"
        yield RULE.at(field.name_place, message, hint, severity=Severity.NOTE, fixes=fixes)


def _before(field: Field) -> Place:
    """The empty place before a field."""
    return replace(field.name_place, end_column=field.name_place.column)


def _kind(one: Judged) -> Kind | None:
    """The type by whose needs a work is judged: its entry's, unless it is printed as something else."""
    kind = kinds().get(one.entry.type) if one.entry else None
    if one.entry and one.entry.type in ("nameonly", "set", "xdata"):
        return None  # no works, but names that works are filed under, and parts of entries
    return kind if kind and kind.csl == one.work.type else by_csl().get(one.work.type)


def _printed(one: Judged, need: Need) -> bool:
    return any(one.prints(name) for name in need.variables)


def _slip(one: Judged, need: Need) -> bool:
    """Whether a field with a slip in its name holds what is needed: of that unknown-field speaks."""
    meant = {SAME.get(name, name) for field in one.entry.fields if (name := intended(field.name))} if one.entry else set()
    return bool(meant & {*need.fields, *(["year"] if "date" in need.fields else [])})


def _variables(work: Work) -> set[str]:
    """The variables that a work has."""
    return {name for some in (work.variables, work.names, work.dates) for name, value in some if value}


def _listed(names: list[str]) -> str:
    return " and no ".join(names) if len(names) < 3 else f"{', no '.join(names[:-1])} and no {names[-1]}"


def _remedy(one: Judged) -> str:
    """What to do about a work that prints nothing: its fields may have names that are nobody's."""
    fields = one.entry.fields if one.entry else ()
    unknown = [field.name for field in fields if field.name not in FIELDS]
    return f"add a title; {', '.join(unknown)} are printed nowhere" if len(unknown) > 1 else "add a title"


def _hint(one: Judged, kind: Kind, names: list[str], severity: Severity) -> str:
    called = f"@{one.entry.type}" if one.entry else one.work.type
    if severity is Severity.NOTE:
        return f"add {' and '.join(names)} to this {called}, unless the work has none"
    if names == ["date"]:
        return f"add a date to this {called}, or pubstate = {{forthcoming}}; without one the note has no year"
    if kind.name == "article" and names == ["journaltitle"]:
        return "add journaltitle, or make it an @online, @report or @unpublished if it is in no journal"
    return f"add {' and '.join(names)} to this {called}"
