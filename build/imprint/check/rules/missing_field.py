"""A cited work lacks what its type and the citation style need.

## Why
A note without a title, or an article without its journal, leads no reader to the source. The finding names the field
for the entry's type; what the citation style never prints is not asked for. A work with neither title nor author is
an error: its note would name nothing that a reader could look for.

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
BibLaTeX manual 3.20, section 2.1: required fields of each type.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.work import Entry, Work
from ..judged import Judged
from ..rule import Rule

RULE = Rule("missing-field", Severity.WARNING)

# By CSL type: what is needed, one of the variables of each group, and the BibLaTeX field that brings it.
_NEEDED = {
    "article-journal": (("title", "title"), ("container-title", "journaltitle"), ("issued", "date")),
    "article-magazine": (("title", "title"), ("container-title", "journaltitle"), ("issued", "date")),
    "article-newspaper": (("title", "title"), ("container-title", "journaltitle"), ("issued", "date")),
    "book": (("title", "title"), ("issued", "date")),
    "chapter": (("title", "title"), ("container-title", "booktitle"), ("issued", "date")),
    "paper-conference": (("title", "title"), ("container-title event-title", "booktitle"), ("issued", "date")),
    "entry-encyclopedia": (("title", "title"), ("container-title", "booktitle")),
    "thesis": (("author", "author"), ("title", "title"), ("publisher", "institution"), ("issued", "date")),
    "report": (("title", "title"), ("publisher author", "institution"), ("issued", "date")),
    "webpage": (("title", "title"), ("URL DOI", "url")),
    "patent": (("title", "title"), ("number", "number"), ("issued", "date")),
    "dataset": (("title", "title"), ("issued accessed", "date")),
    "document": (("title", "title"),),
    "manuscript": (("title genre", "title"),),
}


# What a reader could find a work by, be it little.
_PRINTABLE = """
    title author editor container-title translator director recipient genre number authority archive archive_location
    archive_collection call-number note event-title collection-title container-title-short URL DOI ISBN
    edition version
"""


def judge(one: Judged) -> Iterator[Diagnostic]:
    """What a work lacks."""
    work = one.work
    if not _has(work, _PRINTABLE):
        message = f"{work.id} has neither title nor author, nor anything else to look for it by that is printed"
        yield RULE.at(one.place, message, "add a title", severity=Severity.ERROR)
        return
    of_names = one.entry is not None and one.entry.type == "nameonly"  # no work, but a name that works are filed under
    for variables, field in () if of_names else _NEEDED.get(work.type, ()):
        if any(one.prints(variable) for variable in variables.split()) and not _has(work, variables):
            yield RULE.at(one.place, f"{work.id} has no {field}", _hint(one.entry, work, field))


def _has(work: Work, variables: str) -> bool:
    names = variables.split()
    return any(work.get(name) or work.people(name) or work.date(name) for name in names)


def _hint(entry: Entry | None, work: Work, field: str) -> str:
    kind = f"@{entry.type}" if entry else work.type
    if field == "date":
        return f"add a date to this {kind}, or pubstate = {{forthcoming}}; without one the note has no year"
    if kind == "@article" and field == "journaltitle":
        return "add journaltitle, or make it an @online, @report or @unpublished if it is in no journal"
    return f"add {field} to this {kind}"
