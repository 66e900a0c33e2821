"""A work is dated some years ahead.

## Why
A year that has not come yet is mostly a slip: two digits that changed places, one too many. What is in press may bear next
year's date; of works that say so in `pubstate` nothing is said.

## Example
```bibtex
@book{key, author = {Goody, Jack}, title = {T}, publisher = {P}, date = {20019}}
```

## Use instead
```bibtex
@book{key, author = {Goody, Jack}, title = {T}, publisher = {P}, date = {2019}}
```

## Source
BibLaTeX manual 3.20, section 2.3.8 (dates), section 2.2.2 (pubstate).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.place import Place
from ...model.stages import Copy
from ..judged import Judged
from ..rule import Rule

RULE = Rule("date-in-future", Severity.WARNING, of=("date", "year"))

_AHEAD = 2  # years that publishers may be ahead of the calendar


def find(copy: Copy) -> Iterator[Diagnostic]:
    """A date of the manuscript itself later than that."""
    today = copy.sources.today[:4]
    for name in ("date", "received", "accepted", "published"):
        date = getattr(copy.front, name)
        if date and date.start and today.isdigit() and date.start[0] > int(today) + _AHEAD:
            place = copy.front.place(name) or Place(copy.sources.manuscript.path)
            yield RULE.at(place, f"the manuscript's {name} is in {date.start[0]}, and this is {today}", "look at the year again")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """A date of publication that is later than the year after next."""
    issued = one.work.date("issued")
    today = one.standards.today[:4]
    if issued is None or not issued.start or not today.isdigit() or issued.start[0] <= int(today) + _AHEAD:
        return
    field = one.field("date", "year")
    if not one.field("pubstate") and not (field and "\\" in field.value):  # in press; a command that another rule speaks of
        message = f"{one.work.id} is dated {issued.start[0]}, and this is {today}"
        yield RULE.at(one.place_of("date", "year"), message, "look at the source again, or add pubstate = {forthcoming}")
