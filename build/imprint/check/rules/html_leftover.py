r"""HTML stands in a field, left over from a web page or a catalogue.

## Why
`&amp;` and `<i>` mean nothing to TeX and to most programs that read libraries: they are printed as they stand.

## Example
```bibtex
@article{key, title = {Wheels &amp; Teeth of <i>Orreries</i>}}
```

## Use instead
```bibtex
@article{key, title = {Wheels \& Teeth of \emph{Orreries}}}
```

## Source
HTML, section 13.5 (named character references); BibLaTeX manual 3.20, section 2.3.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule, Where

RULE = Rule("html-leftover", Severity.WARNING, where=Where.SIGNS)

_ENTITY = re.compile(r"\\?&(?:[A-Za-z]{2,8}[0-9]{0,2}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_TAG = re.compile(
    r"(?i)</?(?:i|b|em|strong|su[bp]|span|p|br|a|u|font|scp|tt|title|div|inline-formula|tex-math|jats:[\w-]+|mml:[\w-]+|xref|italic|bold)(?:\s[^<>]*)?/?>"
)
_PAIR = re.compile(r"(?i)<(i|em|b|strong|sup|sub|italic|bold)>([^<>{}\\]*)</\1>")
_TEX = {"i": "emph", "em": "emph", "italic": "emph", "b": "textbf", "strong": "textbf", "bold": "textbf",
        "sup": "textsuperscript", "sub": "textsubscript"}  # fmt: skip
_ESCAPED = str.maketrans({"&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_", "$": "\\$", "\u00a0": "~"})


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Entities and tags in what is printed; one finding for a field."""
    for field in one.prose:
        raw = field.raw
        if "<" not in raw and "&" not in raw:
            continue
        places = sorted(found.span() for pattern in (_ENTITY, _TAG) for found in pattern.finditer(raw) if _means(found[0]))
        if places:
            start, end = places[0]
            message = f"“{raw[start:end]}” in {field.name} of {one.work.id} is HTML"
            fixes = tuple(Fix(field.at(*span), words) for span, words in _mended(raw))
            yield RULE.at(field.at(start, end), message, "write the letter or sign itself, and TeX's commands", fixes=fixes)


def _means(found: str) -> bool:
    """Whether an entity is one."""
    return found.startswith("<") or html.unescape(found.lstrip("\\")) != found.lstrip("\\")


def _mended(raw: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Entities as their characters, pairs of tags as commands."""
    for found in _ENTITY.finditer(raw):
        if _means(found[0]) and html.unescape(found[0].lstrip("\\")) not in "<>":
            yield found.span(), html.unescape(found[0].lstrip("\\")).translate(_ESCAPED)
    for found in _PAIR.finditer(raw):
        command = _TEX[found[1].lower()]
        yield (found.start(), found.start(2)), f"\\{command}{{"
        yield (found.end(2), found.end()), "}"
