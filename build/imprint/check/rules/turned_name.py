"""A person's family name and given names have changed places.

## Why
Before the comma stands the family name. `Leslie, Lamport` is sorted under L for Leslie, shortened to “Leslie”, and “L. Leslie” in
numbered styles. It is said where initials stand before the comma, or end a name without one (`Smith J`, as PubMed has it, is a J with
the given name Smith), or where another entry has the name the other way round.

## Example
```bibtex
@article{key, author = {Morris P., Fiorina}, title = {T}}
```

## Use instead
```bibtex
@article{key, author = {Fiorina, Morris P.}, title = {T}}
```

## Source
BibLaTeX manual 3.20, section 2.3.3.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Related, Severity
from ...model.stages import Collection
from ...model.work import Field
from ..judged import Judged
from ..names_in import NameIn, names_in
from ..rule import Rule, Where

RULE = Rule("turned-name", Severity.WARNING, where=Where.NAMES)

_TURNED = re.compile(r"\{?([^\W\d_][\w'’-]{2,}(?:[ ~-][A-ZÀ-ÖØ-ÞĀ-Ž]\.)+)\}?\s*,\s*([^\W\d_][\w'’-]{2,})")
_BARE = re.compile(r"(?:[^\W\d_][\w'’-]+ )+[A-ZÀ-ÖØ-Þ]{1,2}")
_SHORTEST = 4  # letters: Yang, Yu and Yu, Yang are two people


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Initials behind a name, before the comma, or without one."""
    for field in one.names:
        names = names_in(field.raw) if "." not in field.raw and "," not in field.raw else ()
        bare = [name for name in names if name.text != "others" and _BARE.fullmatch(name.text)]
        if bare and len(bare) == len([name for name in names if name.text != "others"]):
            yield from _initials_last(one, field, bare)
        for name in names_in(field.raw) if ".," in field.raw or ".}," in field.raw else ():
            if found := _TURNED.fullmatch(name.text):
                place, turned = field.at(name.start, name.end), f"{found[2]}, {found[1]}"
                message = f"{name.text} in {field.name} of {one.work.id} has its initials before the comma"
                yield RULE.at(place, message, f"write {turned}", fixes=(Fix(place, turned, safe=False),))


def _initials_last(one: Judged, field: Field, names: list[NameIn]) -> Iterator[Diagnostic]:
    """All names of a list end with initials; of one alone it is likely, but with few letters before them no more than that."""
    families = [name.text.rpartition(" ")[0] for name in names]
    if len(names) == 1 and len(families[0]) < _SHORTEST:
        return
    turned = [f"{family}, {name.text[len(family) + 1 :]}" for name, family in zip(names, families, strict=True)]
    fixes = [Fix(field.at(name.start, name.end), words, safe=False) for name, words in zip(names, turned, strict=True)]
    first = names[0]
    message = f"{first.text} in {field.name} of {one.work.id} has its initials for the family name"
    severity = Severity.WARNING if len(names) > 1 else Severity.NOTE
    yield RULE.at(field.at(first.start, first.end), message, f"write {turned[0]}", severity=severity, fixes=fixes)


def compare(collection: Collection) -> Iterator[Diagnostic]:
    """Names that other entries have the other way round, where those are more: it is likely, and a note."""
    times = Counter[tuple[str, str]](
        (name.family, name.given)
        for work in collection.works
        for _, people in work.names
        for name in people
        if len(name.given) >= _SHORTEST and len(name.family) >= _SHORTEST and name.given.isalpha()
    )
    rare = {pair for pair, count in times.items() if times.get(pair[::-1], 0) > count or (times.get(pair[::-1]) == count == 1 and pair > pair[::-1])}
    if not rare:
        return
    entries = {entry.key: entry for entry in reversed(collection.library.entries)}
    where = {(name.family, name.given): work.id for work in collection.works for _, people in work.names for name in people}
    for work in collection.works:
        for family, given in ((name.family, name.given) for _, people in work.names for name in people):
            here, there = entries.get(work.id), entries.get(where.get((given, family), ""))
            if (family, given) in rare and here and there:
                field, other = (one.field("author", "editor", "translator") for one in (here, there))
                related = (Related(other.place if other else there.key_place, f"{given}, {family} in {there.key}"),)
                message = f"{family}, {given} ({work.id}) is likely the same person as {given}, {family}"
                place = field.place if field else here.key_place
                yield RULE.at(place, message, "write the family name first, before the comma", related, Severity.NOTE)
