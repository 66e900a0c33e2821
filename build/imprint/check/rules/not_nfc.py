"""Letters and their accents stand apart (the text is not in Unicode's form NFC).

## Why
“é” can be one character, or an e and an accent. They look alike; searching, sorting and comparing keys treat them as two.
Texts copied out of PDF files and from some file systems have them apart. Imprint sets them together in print.

## Example
```bibtex
@book{key, author = {Désormaux, E.}, title = {T}}
```

## Use instead
```bibtex
@book{key, author = {Désormaux, E.}, title = {T}}
```

## Source
Unicode Standard Annex 15; W3C, Character Model for the World Wide Web: String Matching, section 3.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Lines
from ...model.stages import Copy
from ..judged import Judged
from ..rule import Rule, Where

RULE = Rule("not-nfc", Severity.NOTE, where=Where.SIGNS)

_WORD = re.compile(r"[^\s{}\\]+")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Fields with such letters; one finding for a field, an edit for each word."""
    for field in one.prose:
        raw = field.raw
        if raw.isascii() or unicodedata.is_normalized("NFC", raw):
            continue
        words = [word for word in _WORD.finditer(raw) if not unicodedata.is_normalized("NFC", word[0])]
        fixes = tuple(Fix(field.at(*word.span()), unicodedata.normalize("NFC", word[0])) for word in words)
        if fixes:
            message = f"letters and accents stand apart in {field.name} of {one.work.id}"
            yield RULE.at(fixes[0].place, message, "set them together (NFC)", fixes=fixes)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """The text of a manuscript: one finding for all of it."""
    text = copy.text
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    lines = Lines.of(copy.sources.manuscript.path, text)
    words = [word for word in _WORD.finditer(text) if not unicodedata.is_normalized("NFC", word[0])]
    if words:
        editable = copy.sources.format not in ("docx", "odt")
        fixes = tuple(Fix(lines.place(*word.span()), unicodedata.normalize("NFC", word[0])) for word in words)
        message = f"letters and accents stand apart in {len(words)} word{'s' if len(words) > 1 else ''}"
        yield RULE.at(fixes[0].place, message, "set them together (NFC)", fixes=fixes if editable else ())
