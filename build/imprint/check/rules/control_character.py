"""A character that cannot be seen stands in the text.

## Why
Control characters, soft hyphens, zero-width spaces and marks that turn the direction of writing come from PDF files and
word processors. They break searching and XML, and may hide what is really written. Imprint leaves control characters
out.

## Example
A title copied out of a PDF file, in which the ligature of “efficient” became the character U+000C.

## Use instead
Type the word anew.

## Source
XML 1.0, section 2.2 (Char); Unicode Technical Standard 39, section 5.4.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.library_names import PROSE
from ...model.place import Lines, Place
from ...model.stages import Copy
from ..judged import Judged
from ..rule import Rule, Where
from ..unusual import unusual

RULE = Rule("control-character", Severity.WARNING, where=Where.SIGNS)

# C0 and C1 controls without TAB and line ends, soft hyphen, zero-width space, overrides of direction, object mark.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffc]")
_CHECKED = PROSE | {"url", "doi", "pages", "volume", "number", "date", "year", "isbn", "issn"}
_MISREAD = ("Ã", "Â")  # with them it is one letter, read in a wrong encoding
_HARMLESS = frozenset("\u00ad\u200b\ufeff")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Such characters in an entry; one finding for a field."""
    for field in one.entry.fields if one.entry else ():
        if field.name not in _CHECKED or (raw := field.raw).isprintable():
            continue
        unseen = _UNSEEN.finditer(raw)
        found = [one for one in unseen if raw[one.start() - 1 : one.start()] not in _MISREAD]
        if found:
            where = f" in {field.name} of {one.work.id}"
            places = [(field.at(*one.span()), one[0]) for one in found]
            yield _finding(places, where, True)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Such characters in the text; one finding for each."""
    if copy.sources.format in ("docx", "odt") or not any(map(_UNSEEN.match, unusual(copy.text))):
        return
    by_char: dict[str, list[tuple[Place, str]]] = {}
    lines = Lines.of(copy.sources.manuscript.path, copy.text)
    for found in _UNSEEN.finditer(copy.text):
        by_char.setdefault(found[0], []).append((lines.place(*found.span()), found[0]))
    for places in by_char.values():
        yield _finding(places, "", True)


def _finding(places: list[tuple[Place, str]], where: str, editable: bool) -> Diagnostic:
    place, char = places[0]
    name = unicodedata.name(char, "control character")
    times = f", {len(places)} times" if len(places) > 1 else ""
    fixes = tuple(Fix(one, "", safe=char in _HARMLESS) for one, char in places) if editable else ()
    message = f"a character that cannot be seen stands here{where}: U+{ord(char):04X} {name}{times}"
    return RULE.at(place, message, "delete it, and see whether a letter is missing", fixes=fixes)
