"""An entry has a field that works of its type do not have.

## Why
A book has no `journaltitle`, an article no `booktitle`: either the type is another one, or the field. BibLaTeX leaves such a
field out without a word. Said are only words that the citation style prints of other types and leaves out of this one: what
comes into print anyway, and what is printed nowhere, is passed over. So are fields that publishers' exports add to
everything (`publisher`, `address`, `issn`), and types that BibLaTeX's data model does not have.

## Example
```bibtex
@article{key, author = {Goody, Jack}, title = {T}, booktitle = {Literacy in Traditional Societies}, date = {1968}}
```

## Use instead
```bibtex
@incollection{key, author = {Goody, Jack}, title = {T}, booktitle = {Literacy in Traditional Societies}, date = {1968}}
```

## Source
BibLaTeX manual 3.20, section 2.1.1: required and optional fields of each type; CSL 1.0.2, "Choose".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ...model.work import Field
from ..data_model import SAME, VARIABLES, kinds
from ..judged import Judged
from ..rule import Rule

RULE = Rule("field-not-of-type", Severity.NOTE)

# What else may be meant by a field that tells of another type.
_MEANT = {
    "booktitle": "@incollection or @inproceedings for a part of a book",
    "journaltitle": "@article for an article, series for a book's series",
    "institution": "publisher or organization",
    "eventtitle": "@inproceedings for a paper, or note",
    "howpublished": "note, or publisher",
}
_EXPORTED = frozenset(("publisher", "location", "issn", "isbn"))
_WORD = re.compile(r"[^\W_]+")
_COMMAND = re.compile(r"\\[A-Za-z]+ ?|[\\{}'\"`^~=.]")


def concerns(kind: str, names: frozenset[str]) -> bool:
    """Only entries with fields of other types."""
    known = kinds().get(kind)
    return known is not None and not {SAME.get(name, name) for name in names} <= known.fields


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Fields that the data model gives to other types alone, and that are not printed."""
    entry = one.entry
    kind = kinds().get(entry.type) if entry else None
    if entry is None or kind is None:
        return
    strange = [field for field in entry.fields if _called(field) not in kind.fields and _printable(one, field)]
    printed = _printed(one) if strange else frozenset()
    lost = [field for field in strange if not _words(field.value) & printed]
    if lost:
        names = [field.name for field in lost]
        are = "is no field of @{0}, and is" if len(lost) == 1 else "are no fields of @{0}, and are"
        message = f"{_listed(names)} of {entry.key} {are.format(entry.type)} not printed"
        meant = next((_MEANT[name] for field in lost if (name := _called(field)) in _MEANT), "")
        hint = f"did you mean {meant}?" if meant else "look whether the type is right, or say it in note"
        yield RULE.at(lost[0].name_place, message, hint)


def _called(field: Field) -> str:
    return SAME.get(field.name, field.name)


def _printable(one: Judged, field: Field) -> bool:
    """Whether a field has words that the style prints of works of some type."""
    name = _called(field)
    if name not in VARIABLES or name in _EXPORTED or not _words(field.value):
        return False
    return any(one.prints_of_some(variable) for variable in VARIABLES[name].split())


def _printed(one: Judged) -> frozenset[str]:
    """All words of a work that the style can print of it."""
    work = one.work
    words = [work.words(name) for name, _ in work.variables if name != "abstract" and one.prints(name)]
    people = [person.full for role, names in work.names if one.prints(role) for person in names]
    years = [str(year) for name, date in work.dates if one.prints(name) for year in date.start[:1]]
    return frozenset(word for value in (*words, *people, *years) for word in _words(value))


def _words(value: str) -> frozenset[str]:
    """The telling words of a value, without accents and TeX; of one that has only short ones, those."""
    plain = _COMMAND.sub("", value).casefold()
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    words = _WORD.findall(plain)
    return frozenset([word for word in words if len(word) > 3] or words)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
