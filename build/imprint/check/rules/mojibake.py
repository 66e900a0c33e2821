"""Letters were read in a wrong encoding and saved so.

## Why
“Ã¼” is a “ü” in UTF-8 that some program took for two letters. It cannot be seen from the file's encoding any more; it is
printed as it stands. The sign � stands where a letter is lost for good.

## Example
```bibtex
@book{key, author = {MÃ¼ller, Gerd}, title = {T}}
```

## Use instead
```bibtex
@book{key, author = {Müller, Gerd}, title = {T}}
```

## Source
The Unicode Standard, section 3.9 (UTF-8) and section 23.8 (U+FFFD).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.place import Lines, Place
from ...model.stages import Copy
from ..judged import Judged
from ..rule import Rule, Where
from ..unusual import unusual

RULE = Rule("mojibake", Severity.WARNING, where=Where.SIGNS)

# What UTF-8's first bytes and those that follow become in Windows-1252, -1251 and -1254, ISO 8859-1 and Mac Roman.
_FIRST = frozenset("ÂÃÄÅÆÐÑØÙâãðРСГЕ√‚\ufffd")
_SUSPECT = re.compile(r"[ÂÃÄÅÆÐÑØÙâãðРСГЕ√‚][^\x00-\x7f\s]{1,3}(?:[^\x00-\x7f\s]{2,3}){0,6}|[ÂÃ][\u00a0-\u00bf]|\ufffd")
_WRONG = ("cp1252", "latin-1", "cp1254", "cp1251", "mac_roman")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Such letters in the fields that are printed; one finding for a field."""
    for field in one.prose:
        if field.raw.isascii():
            continue
        found = list(garbled(field.raw))
        if found:
            start, end, mended = found[0]
            fixes = tuple(Fix(field.at(s, e), words, safe=False) for s, e, words in found if words)
            yield _finding(field.at(start, end), field.raw[start:end], f" in {field.name} of {one.work.id}", mended, fixes)


def find(copy: Copy) -> Iterator[Diagnostic]:
    """Such letters in the text; one finding for all."""
    found = [] if unusual(copy.text).isdisjoint(_FIRST) else list(garbled(copy.prose))
    if found:
        lines = Lines.of(copy.sources.manuscript.path, copy.prose)
        editable = copy.sources.format not in ("docx", "odt")
        start, end, mended = found[0]
        fixes = tuple(Fix(lines.place(s, e), words, safe=False) for s, e, words in found if words and editable)
        times = f", and {len(found) - 1} more" if len(found) > 1 else ""
        yield _finding(lines.place(start, end), copy.prose[start:end], times, mended, fixes)


def _finding(place: Place, shown: str, where: str, mended: str, fixes: tuple[Fix, ...]) -> Diagnostic:
    if not mended:
        return RULE.at(place, f"a letter is lost{where}: U+FFFD", "look at the source, and type it again", fixes=fixes)
    return RULE.at(place, f"“{shown}” is “{mended}”, read in a wrong encoding{where}", f"write {mended}", fixes=fixes)


def garbled(text: str) -> Iterator[tuple[int, int, str]]:
    """The spans of such letters and what they were; "" where that cannot be said."""
    for found in _SUSPECT.finditer(text):
        if "\ufffd" in found[0]:
            yield *found.span(), ""
            continue
        for end in range(len(found[0]), 1, -1):
            if mended := _decoded(found[0][:end]):
                yield found.start(), found.start() + end, mended
                break


def _decoded(words: str) -> str:
    """The words that stand behind, where one of the usual wrong encodings makes words of them."""
    for encoding in _WRONG:
        try:
            mended = words.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        cyrillic = encoding != "cp1251" or (len(mended) > 1 and all("А" <= char <= "я" or char in "Ёё" for char in mended))
        if cyrillic and all(unicodedata.category(char)[0] in "LPZS" for char in mended) and len(mended) < len(words):
            return mended
    return ""
