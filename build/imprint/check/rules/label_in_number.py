"""A number, or a book's title, stands with the label that the citation style sets before it.

## Why
Styles write “vol.” and “no.” themselves, in the language of the text: `volume = {Vol. 7}` comes out as “vol. Vol. 7”,
`volumes = {355 p.}` as “355 p. vols.”, `booktitle = {In: Essays}` as “in *In: Essays*”. A chapter with a name in the place of a number
comes out as “chap. The First Day”.

## Example
```bibtex
@book{key, author = {Braudel, Fernand}, title = {T}, volume = {Vol. 2}, date = {1949}}
```

## Use instead
```bibtex
@book{key, author = {Braudel, Fernand}, title = {T}, volume = {2}, date = {1949}}
```

## Source
BibLaTeX manual 3.20, section 2.2.2: volume, volumes, number, part and chapter are numbers; CSL 1.0.2, "Label".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.work import Field
from ..data_model import fields_of
from ..judged import Judged
from ..rule import Rule

_NUMBERS = {name: kind for kind in ("number", "integer") for name in fields_of(kind)}

RULE = Rule("label-in-number", Severity.WARNING, of=(*_NUMBERS, "booktitle"))

_VOLUME = r"vols?|volumes?|bde?|band|bände|tomes?|tomos?|t|т|том|тома|c|cilt"
_NUMBER = r"nos?|nrs?|num|núm|numbers?|issues?|iss|n[°ºo]|№|heft|fasc"
_LABELS = {
    "volume": _VOLUME,
    "number": _NUMBER,
    "issue": _NUMBER,
    "part": r"parts?|pts?|teil|partie|parte",
    "chapter": r"chapters?|chap|ch|kapitel|kap|chapitre|capítulo|cap|глава|гл|bölüm",
}
_LABELLED = {
    field: re.compile(rf"(?:{words})(?:\.[\s~]*|[\s~]+|(?<=[№°º]))(?=\d|[IVXLC]+\b)", re.IGNORECASE) for field, words in _LABELS.items()
}
_SERIES = re.compile(r"(?<=\d) (?:[A-Z]{4,5}|LNI)(?: PART \d+)?$| PART \d+$")
_BOTH = re.compile(r"(\d{1,4})\s*\((\d{1,4}(?:[-–/]\d{1,4})?)\)")
_SPECIAL = re.compile(r"(?<=\d), SI$")
_IN = re.compile(r"\s*[Ii]n:\s+")
_NUMERAL = re.compile(r"\d|\b[IVXLCivxlc]+\b")
_LETTERS = re.compile(r"\d+\s*(?:pp?|pages|S|Seiten|с)\b", re.IGNORECASE)


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Numbers with a label, counts of volumes that count pages, chapters with names, books that begin with “In:”."""
    for field in one.entry.named.values() if one.entry else ():
        kind = _NUMBERS.get(field.name)
        if kind is None or field.value.isdecimal():
            continue
        if field.name == "number" and field.raw and (special := _SPECIAL.search(field.raw)):
            message = f"“SI” in number of {one.work.id} is Web of Science's mark of a special issue"
            yield RULE.at(field.at(*special.span()), message, "delete it", fixes=(Fix(field.at(*special.span()), ""),))
        if field.name == "volume" and field.raw and (series := _SERIES.search(field.raw)):
            message = f"“{series[0].strip()}” in volume of {one.work.id} is no part of the number"
            place = field.at(*series.span())
            yield RULE.at(place, message, "write it into series, or delete it", fixes=(Fix(place, "", safe=False),))
        if field.name == "volume" and (both := _BOTH.fullmatch(field.raw)):
            message = f"volume of {one.work.id} has the number with it: {field.value}"
            yield RULE.at(field.place, message, f"write volume = {{{both[1]}}}, number = {{{both[2]}}}")
        elif kind == "number" and (label := _label(field)):
            message = f"“{label.strip('~ ')}” in {field.name} of {one.work.id} is no part of the number: styles set it themselves"
            rest = field.raw[len(label) :]
            fixes = (Fix(field.place, rest),) if rest else ()
            yield RULE.at(field.place, message, f"write {field.name} = {{{field.value[len(label) :]}}}", fixes=fixes)
        elif kind == "integer" and _LETTERS.match(field.value):
            message = f"“{field.value}” in {field.name} of {one.work.id} counts pages, not volumes"
            yield RULE.at(field.place, message, "write pagetotal in the place of volumes")
    if chapter := one.field("chapter"):
        yield from _chapter(one, chapter)
    if book := one.field("booktitle"):
        yield from _in(one, book)


def _chapter(one: Judged, field: Field) -> Iterator[Diagnostic]:
    if " " in field.value and not _NUMERAL.search(field.value) and one.prints("chapter-number"):
        message = f"chapter of {one.work.id} is no number: styles set “chap.” before it"
        yield RULE.at(field.place, message, "write the chapter's number, and its words into title (as @inbook or @incollection)")


def _in(one: Judged, field: Field) -> Iterator[Diagnostic]:
    if found := _IN.match(field.raw):
        place = field.at(*found.span())
        message = f"“{found[0].strip()}” in booktitle of {one.work.id} is no part of the title: styles set it themselves"
        yield RULE.at(place, message, "delete it", fixes=(Fix(place, ""),))


def _label(field: Field) -> str:
    found = _LABELLED[field.name].match(field.value)
    return found[0] if found else ""
