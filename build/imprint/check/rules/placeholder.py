"""A field is filled with a word that says that nothing is known.

## Why
Reference managers and forms write `n/a`, `null`, `unknown` or a year `0` where nobody gave anything, and it is printed: “N/A,
*Title* (Unknown, 0)”. An empty field is better: styles have words of their own for what has no author or no date.

## Example
```bibtex
@book{key, author = {N/A}, title = {T}, publisher = {Unknown}, volume = {null}, date = {1999}}
```

## Use instead
```bibtex
@book{key, title = {T}, date = {1999}}
```

## Source
BibLaTeX manual 3.20, section 2.3.2: what is not known is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...model.diagnostic import Diagnostic, Severity
from ...model.library_names import PROSE
from ..judged import Judged
from ..rule import Rule

RULE = Rule("placeholder", Severity.WARNING)

# There are works that are called None, or Unknown: in titles less stands for nothing than in other fields.
_NOTHING = frozenset(("", "n/a", "null", "nan", "undefined", "no title", "todo", "tbd", "fixme", "xxx", "xxxx", "lorem ipsum"))
_WORDS = _NOTHING | {
    "none", "nil", "unknown", "unknown author", "unknown publisher", "unknown title", "untitled", "no author", "no publisher",
    "author unknown", "not available", "not given", "not known", "tba", "anonymous, anonymous", "unknown, unknown", "author, author",
    "last, first", "lastname, firstname", "surname, name",
}  # fmt: skip
_LONGEST = 20  # characters of such a word
_FILES = (".pdf", ".doc", ".docx", ".odt", ".epub", ".djvu")
_OFFICE = re.compile(r"(?i)microsoft (?:word|powerpoint|excel) ?[-–—] |untitled-\d+$")
_CUT = ("title", "journal", "journaltitle", "booktitle", "publisher")
_SHORT = 12  # characters: what is shorter is no title that was cut
_NUMBERS = tuple(name for name in ("year", "volume", "number", "issue", "edition") if name not in PROSE)
_TITLES = frozenset(("title", "booktitle", "note", "type"))
# What templates and submission systems write until there is one; the last is that of ACM's template.
_NO_DOI = re.compile(r"(?i)to[-_ ]?be[-_ ]?assigned|(?<![a-w])x{3,}(?![a-w])|n{5,}|0{6,}\.0{6,}|10\.0000/|1122445\.1122456")
_AROUND = " .?!-–—_[](){}<>"


@lru_cache(maxsize=10_000)  # publishers and places come again and again
def _says_nothing(value: str, title: bool) -> bool:
    return value.strip(_AROUND).lower() in (_NOTHING if title else _WORDS)


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Words, and a year 0, that stand for nothing."""
    for field in one.entry.fields if one.entry else ():
        value = field.value
        if len(value) <= _LONGEST and value and field.name in PROSE and _says_nothing(value, field.name in _TITLES):
            yield RULE.at(field.place, f"{field.name} of {one.work.id} says nothing: {field.value}", "delete the field, or say what it is")
    title = one.named.get("title")
    if title and " " not in title.value and title.value.lower().strip("{}").endswith(_FILES):
        yield RULE.at(title.place, f"title of {one.work.id} is the name of a file: {title.value}", "write the title of the work")
    elif title and _OFFICE.match(title.value):
        yield RULE.at(title.place, f"title of {one.work.id} is the name of a file: {title.value[:60]}", "write the title of the work")
    for cut in one.fields(_CUT):
        if cut.value.endswith(("…", "...")) and len(cut.value) > _SHORT:
            severity = Severity.NOTE if cut.name == "title" else Severity.WARNING
            yield RULE.at(cut.place, f"{cut.name} of {one.work.id} is cut off: …{cut.value[-30:]}", "write it whole", severity=severity)
    doi = one.named.get("doi")
    if doi and _NO_DOI.search(doi.value):
        yield RULE.at(doi.place, f"doi of {one.work.id} says nothing: {doi.value}", "delete the field, or give the DOI")
    for number in one.fields(_NUMBERS):
        if number.value[0] in "123456789":
            continue
        name, words = number.name, number.value.strip(_AROUND).lower()
        if name == "year" and not words:
            continue  # date-not-iso speaks of it
        if words in _WORDS or (name == "year" and not number.value.strip("0")):
            yield RULE.at(number.place, f"{name} of {one.work.id} says nothing: {number.value}", "delete the field")
