"""Capitals in a title get lost in the citation style in use.

## Why
A style that sets titles in sentence case makes small what no braces protect: “Who did maduro meet with in moscow?” Where a
title is written in small letters but for some words, those words are names or abbreviations.

## Example
```bibtex
@article{key, title = {Who did Maduro meet with in Moscow?}}
```

## Use instead
```bibtex
@article{key, title = {Who did {Maduro} meet with in {Moscow}?}}
```

## Source
CSL 1.0.2, "Text-case"; BibLaTeX manual 3.20, section 4.6.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..names_in import depth_at
from ..rule import Rule

RULE = Rule("title-case-at-risk", Severity.NOTE, of=("title",))

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_FIRST = re.compile(r"(?:^|[:.?!—–]|--+|``|[“‘\"(])\s*[{(“‘\"]*$")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """The capitals of an English title in sentence case, where the style changes case."""
    field = one.field("title") if one.standards.recases else None
    if not field or not _english(one):
        return
    words = [word for word in _WORD.finditer(field.raw) if depth_at(field.raw, word.start()) == 0]
    inner = [word for word in words if not _FIRST.search(field.raw[: word.start()]) and _plain(field.raw, word.start())]
    risky = [word for word in inner if any(char.isupper() for char in word[0])]
    long = [word for word in inner if len(word[0]) > 3]
    if not risky or sum(word[0][0].isupper() for word in long) * 2 > len(long):
        return
    fixes = tuple(Fix(field.at(*word.span()), "{" + word[0] + "}", safe=False) for word in risky)
    shown = ", ".join(dict.fromkeys(word[0] for word in risky))
    message = f"the citation style makes capitals in the title of {one.work.id} small: {shown}"
    yield RULE.at(fixes[0].place, message, f"protect them with braces: {{{risky[0][0]}}}", fixes=fixes)


def _english(one: Judged) -> bool:
    return (one.work.get("language") or one.standards.language).lower().startswith("en")


def _plain(raw: str, start: int) -> bool:
    """Whether a word is no part of a TeX command or formula."""
    return raw[start - 1 : start] != "\\" and raw.count("$", 0, start) % 2 == 0
