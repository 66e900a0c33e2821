"""Names or a title are typed in capitals throughout.

## Why
Catalogues and old databases shout. Styles print names and titles as they stand, so that one reference shouts among the others;
where a style wants capitals or small capitals, it makes them itself.

## Example
```bibtex
@book{key, author = {FEBVRE, LUCIEN}, title = {THE COMING OF THE BOOK}, date = {1976}}
```

## Use instead
```bibtex
@book{key, author = {Febvre, Lucien}, title = {The Coming of the Book}, date = {1976}}
```

## Source
CSL 1.0.2, `text-case` and `font-variant`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.work import Field
from ..judged import Judged
from ..names_in import names_in
from ..rule import Rule

RULE = Rule("all-capitals", Severity.WARNING)

_WORD = re.compile(r"[^\W\d_]+")
_TWO = re.compile("[A-ZÀ-ÞĀ-ž\u0370-\u052f]{2}")  # a closer look is worth it
_TITLES = ("title", "booktitle", "journaltitle", "journal", "subtitle")
_LONG = 4  # letters of a word that is hardly an abbreviation


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Each list of names, and each title, once."""
    for field in one.names:
        if _TWO.search(field.value):
            yield from _names(one, field)
    for title in one.fields(_TITLES):
        if title.value.isupper() and _shouts(title.raw):
            message = f"the {title.name} of {one.work.id} is in capitals"
            yield RULE.at(title.place, message, "write it in small letters, with the capitals that it needs: styles make others themselves")


def _names(one: Judged, field: Field) -> Iterator[Diagnostic]:
    found = [name for name in names_in(field.raw) if _capital(name.text)]
    if not found:
        return
    many = f" and {len(found) - 1} more" if len(found) > 1 else ""
    message = f"{field.name} of {one.work.id} is in capitals: {found[0].text}{many}"
    written = _smaller(found[0].text)
    fixes = [Fix(field.at(name.start, name.end), _smaller(name.text), safe=False) for name in found]
    yield RULE.at(field.at(found[0].start, found[0].end), message, f"write {written}: styles make capitals themselves", fixes=fixes)


def _capital(name: str) -> bool:
    """Whether a person's family name is in capitals; not initials after it, short names, and what stands in braces."""
    if any(char in name for char in "{}\\=~") or " " not in name:
        return False
    family, given = _parted(name)
    words = _WORD.findall(family)
    if not words or not given.strip(" ,") or not all(word.isupper() for word in words):
        return False
    full = [word for word in _WORD.findall(given) if len(word) > 2]
    least = 4 if not full or "," not in name else 3 if all(word.isupper() for word in full) else 2
    return max(map(len, words)) >= least and ("," in name or bool(full) or "." in given)


def _parted(name: str) -> tuple[str, str]:
    """The family name, and the rest."""
    family, comma, given = name.partition(",")
    if comma:
        return family, given
    given, _, family = name.rpartition(" ")
    return family, given


def _shouts(title: str) -> bool:
    words = _WORD.findall(title)
    capitals = sum(char.isupper() for word in words for char in word) * 10 >= 9 * sum(map(len, words))
    return "\\" not in title and capitals and len(words) > 2 and sum(len(word) >= _LONG for word in words) > 1


def _smaller(name: str) -> str:
    """A name with its first letters alone as capitals, but for initials; in Turkish letters I is the large ı."""
    turkish = any(char in name for char in "İĞŞ")
    family, given = _parted(name)
    smaller = _WORD.sub(lambda word: _lowered(word[0], turkish), family)
    others = _WORD.sub(lambda word: _lowered(word[0], turkish) if len(word[0]) > 2 else word[0], given)
    return f"{smaller},{others}" if "," in name else f"{others} {smaller}"


def _lowered(word: str, turkish: bool) -> str:
    rest = word[1:].replace("I", "ı").replace("İ", "i") if turkish else word[1:]
    return word[0] + rest.lower()
