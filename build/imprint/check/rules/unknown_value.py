"""A field wants one of a few words, and has another.

## Why
`editortype`, `pagination`, `gender` and `options` hold words of BibLaTeX's own. Of a slip in them nothing is said elsewhere:
people become plain editors, an option has no effect. Words that are a style's own are remarked on where imprint does not know them
either.

## Example
```bibtex
@book{key, editor = {Goody, Jack}, editortype = {compilor}, title = {T}, date = {1968}, options = {useprefx=false}}
```

## Use instead
```bibtex
@book{key, editor = {Goody, Jack}, editortype = {compiler}, title = {T}, date = {1968}, options = {useprefix=false}}
```

## Source
BibLaTeX manual 3.20, sections 2.2.2 and 2.2.3 (`editortype`, `pagination`, `gender`, `options`), 2.3.6 (roles of editors), 3.1.3
(options of entries).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.work import Field
from ..data_model import KEYWORDS, OPTIONS
from ..judged import Judged
from ..rule import Rule

_ASKED = frozenset((*KEYWORDS, "options"))

RULE = Rule("unknown-value", Severity.WARNING, of=_ASKED)

_OPTION = re.compile(r"(?:^|,)\s*(?P<name>[A-Za-z][\w-]*)")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Words that are none of those that a field may have."""
    for name, words in KEYWORDS.items():
        field = one.field(name)
        if field and field.value.lower() not in words and "xdata" not in field.value:
            yield from _word(one, field, words)
    if options := one.field("options"):
        for found in _OPTION.finditer(options.value):
            near = "" if found["name"].lower() in OPTIONS else _near(found["name"], OPTIONS)
            if near:  # styles have options of their own
                yield _slip(one, options, found["name"], found.span("name"), near, Severity.NOTE)


def _word(one: Judged, field: Field, words: Iterable[str]) -> Iterator[Diagnostic]:
    """A slip; of other words only where something else comes of them than is meant: styles may have words of their own."""
    role = field.name.startswith("editor")
    if near := _near(field.value, words):
        severity = Severity.WARNING if role else Severity.NOTE
        yield _slip(one, field, field.value, (0, len(field.raw)), near, severity)
    elif role or field.name == "gender":
        become = "the people are printed as editors" if field.name == "editortype" else "nothing comes of it"
        message = f"“{field.value}” in {field.name} of {one.work.id} is none of its words; {become}"
        yield RULE.at(field.place, message, f"write one of {', '.join(list(words)[:9])}", severity=Severity.NOTE)


def _near(word: str, words: Iterable[str]) -> str:
    """A word that is written wrongly; what has it whole is a style's own word: gecompiler, choreographer and composer."""
    near = "".join(get_close_matches(word.lower(), words, 1, 0.85))
    return "" if near in word.lower() else near


def _slip(one: Judged, field: Field, word: str, span: tuple[int, int], meant: str, severity: Severity) -> Diagnostic:
    there = field.raw[slice(*span)] == word
    place = field.at(*span) if there else field.place
    fixes = (Fix(place, meant, safe=False),) if there else ()
    message = f"“{word}” in {field.name} of {one.work.id} is no word that it knows"
    return RULE.at(place, message, f"did you mean {meant}?", severity=severity, fixes=fixes)
