"""An entry has a field that works of its type do not have.

## Why
A book has no `journaltitle`, an article no `booktitle`: either the type is another one, or the field. BibLaTeX leaves such a
field out without a word; other programs print it at a place where no reader expects it. Types that BibLaTeX's data model
does not have are passed over, and so are fields that publishers add to everything and nobody prints (`issn`, `publisher`).

## Example
```bibtex
@article{key, author = {Goody, Jack}, title = {T}, booktitle = {Literacy in Traditional Societies}, date = {1968}}
```

## Use instead
```bibtex
@incollection{key, author = {Goody, Jack}, title = {T}, booktitle = {Literacy in Traditional Societies}, date = {1968}}
```

## Source
BibLaTeX manual 3.20, section 2.1: required and optional fields of each type.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("field-not-of-type", Severity.NOTE)

_PARTS = "inbook bookinbook suppbook incollection suppcollection inproceedings conference inreference"
_BOOKS = "book mvbook collection mvcollection proceedings mvproceedings reference mvreference"
_THESES = "thesis phdthesis mastersthesis"
_REPORTS = "report techreport"
_PERIODICALS = "article suppperiodical periodical"
_OTHERS = "booklet manual misc online electronic www unpublished patent dataset software"
_TYPES = frozenset(f"{_PARTS} {_BOOKS} {_THESES} {_REPORTS} {_PERIODICALS} {_OTHERS}".split())

# Field → the types that have it, and what else may be meant.
_HAVE = {
    "booktitle": (f"{_PARTS} proceedings", "@incollection or @inproceedings for a part of a book"),
    "journaltitle": ("article suppperiodical", "@article for an article, series for a book's series"),
    "institution": (f"{_THESES} {_REPORTS}", "publisher or organization"),
    "eventtitle": ("proceedings mvproceedings inproceedings conference unpublished", "@inproceedings for a paper, or note"),
    "howpublished": ("booklet misc unpublished software dataset online electronic www", "note, or publisher"),
}
_CALLED = {"journal": "journaltitle", "school": "institution"}


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Fields that the data model gives to other types alone."""
    entry = one.entry
    if entry is None or entry.type not in _TYPES:
        return
    for field in entry.fields:
        types, instead = _HAVE.get(_CALLED.get(field.name, field.name), ("", ""))
        if field.name == "booktitle" and field.value == entry.value("title"):
            continue  # for BibTeX's crossref, which takes over fields by their own names alone
        if types and entry.type not in types.split() and field.value.strip():
            message = f"{field.name} of {entry.key} is no field of @{entry.type}"
            yield RULE.at(field.name_place, message, f"did you mean {instead}?")
