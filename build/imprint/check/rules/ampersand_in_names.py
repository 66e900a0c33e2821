r"""Names are parted by “&”, a semicolon or “und”, not by “and”.

## Why
Only the word `and` parts names in a library. With any other sign two people become one, with a strange name.

## Example
```bibtex
@book{key, author = {Febvre, Lucien \& Martin, Henri-Jean}, title = {T}}
```

## Use instead
```bibtex
@book{key, author = {Febvre, Lucien and Martin, Henri-Jean}, title = {T}}
```

## Source
BibLaTeX manual 3.20, section 2.3.3. An organisation's name with “&” in it stands in braces: `{Smith \& Sons}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.work import Field
from ..judged import Judged
from ..names_in import names_in
from ..rule import Rule, Where

RULE = Rule("ampersand-in-names", Severity.WARNING, where=Where.NAMES)

_SIGN = re.compile(r"(?:(?<!\s)\s+|(?<![\s,]))(?:,\s*)?(?P<sign>\\&|&(?!\w+;)|;)\s*|[{}]")
# In other languages “and” is a word of names too (Ortega y Gasset): only between names with commas it is plainly none.
_WORD = re.compile(r"[^,{}]+,[^,{}]+?(?P<sign>\s+(?:und|et|y|e|и|ve|en|och|og|oraz)\s+)[^,{}]+,[^,{}]+")
_ENTITY = re.compile(r"&#?\w+$")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Such signs outside braces."""
    for field in one.names:
        if not ("&" in field.raw or ";" in field.raw):
            yield from _words(one, field)
            continue
        spans = list(_signs(field.raw))
        if spans:
            start, end = spans[0]
            fixes = tuple(Fix(field.at(*span), " and ", safe=False) for span in spans)
            shown = field.raw[start:end].strip(" ,")
            message = f"“{shown}” in {field.name} of {one.work.id} does not part names"
            hint = "write “and” between people; put the name of an organisation in braces"
            yield RULE.at(field.at(start, end), message, hint, fixes=fixes)


def _words(one: Judged, field: Field) -> Iterator[Diagnostic]:
    """The word for “and” of another language."""
    for name in names_in(field.raw) if field.raw.count(",") > 1 else ():
        if found := _WORD.fullmatch(name.text):
            place = field.at(name.start + found.start("sign"), name.start + found.end("sign"))
            message = f"“{found['sign'].strip()}” in {field.name} of {one.work.id} does not part names"
            yield RULE.at(place, message, "write “and” between people, in every language", fixes=(Fix(place, " and ", safe=False),))


def _signs(raw: str) -> Iterator[tuple[int, int]]:
    """Those between two names outside braces; an entity's semicolon (&amp;) is none."""
    depth, last = 0, len(raw.rstrip())
    first = len(raw) - len(raw.lstrip())
    for found in _SIGN.finditer(raw):
        if found["sign"] is None:
            depth += 1 if found[0] == "{" else -1
        elif depth == 0 and first < found.start() and found.end() < last and not _ends_entity(raw, found.start("sign")):
            yield found.span()


def _ends_entity(raw: str, offset: int) -> bool:
    return bool(_ENTITY.search(raw, max(0, offset - 10), offset))
