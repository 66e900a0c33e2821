"""A range of pages ends before it begins, is parted by a word, counts pages, or names no page.

## Why
Two digits changed places, or the number of pages stands for the last page. A shortened end (123–28)
is understood. Between pages styles expect a dash, and print a lone one (`--`) or a zero where managers left them for nothing. `8p.` says how many
pages there are, and is printed as if it were one of them.

## Example
```bibtex
@article{key, title = {T}, pages = {153--76, 212--201}}
```

## Use instead
```bibtex
@article{key, title = {T}, pages = {153--76, 201--212}}
```

## Source
BibLaTeX manual 3.20, section 2.3.4 (ranges).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("page-range", Severity.WARNING, of=("pages",))

_COUNT = re.compile(r"\d+[\s~]*(?:pp?|pages?|págs?|S|Seiten|стр|с|sayfa)\.?", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z\u0400-\u04ff]{4,}")
_NOT_YET = frozenset(("forthcoming", "in press", "to appear", "online first", "ahead of print", "im erscheinen", "à paraître"))
_ROMAN = re.compile(r"\b[IVXLCDM]+\b", re.IGNORECASE)
_RANGE = re.compile(r"(?<![\w.:-])(\d{1,7})\s*(?:-+|[–—‒−‐]|\\textendash\s*)\s*(\d{1,7})(?![\w.:-])")


_WORDED = re.compile(r"(?<![\w.])(\d{1,7})\s+(?:to|bis|à|a|до|thru|through)\s+(\d{1,7})(?![\w.])")


_PLAIN = re.compile(r"([1-9]\d{0,6})(?:--?|–)(\d{1,7})")
_NO_PAGE = re.compile(r"[\s\W_]+|0+(?:\W+0+)?|n\.?\s?/?\s?a\.?", re.IGNORECASE)


_ODD = re.compile(r"\d{1,4}\s*(?:\(\d{1,4}\))?:\s*(\d{1,6}(?:--?|–)\d{1,6})")
_LONG = 1_000  # pages of an article
_PARTS = frozenset(("article-journal", "article-magazine", "chapter", "paper-conference"))


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Ranges that run backwards."""
    field = one.named.get("pages")
    if field and (plain := _PLAIN.fullmatch(field.raw)) and len(plain[1]) == len(plain[2]) and plain[1] <= plain[2]:
        return
    if field and (odd := _ODD.fullmatch(field.raw)):
        message = f"the pages of {one.work.id} have the volume with them: {field.value}"
        yield RULE.at(field.place, message, f"write pages = {{{odd[1]}}}")
    if field and _NO_PAGE.fullmatch(field.value):
        yield RULE.at(field.place, f"the pages of {one.work.id} name no page: {field.value}", "give them, or delete the field")
    if field and _COUNT.fullmatch(field.value):
        yield RULE.at(field.place, f"“{field.value}” in pages of {one.work.id} counts pages", "write the first and the last page, or pagetotal")
    elif field and _only_words(field.value):
        yield RULE.at(field.place, f"the pages of {one.work.id} name no page: {field.value}", "give them, or delete the field")
    for found in _RANGE.finditer(field.raw) if field else ():
        first, last = found.groups()
        whole = first[: max(0, len(first) - len(last))] + last
        if field and len(last) == len(first) + 1 and int(last) - int(first) > _LONG and one.work.type in _PARTS:
            message = f"{found[0]} in pages of {one.work.id} are {int(last) - int(first) + 1} pages: a digit is too many"
            yield RULE.at(field.at(*found.span()), message, "look at the source again")
        if field and int(whole) < int(first):
            message = f"the pages of {one.work.id} run backwards: {found[0]}"
            yield RULE.at(field.at(*found.span()), message, "look at the source again")
    for found in _WORDED.finditer(field.raw) if field else ():
        if field:
            place, dashed = field.at(*found.span()), f"{found[1]}--{found[2]}"
            message = f"the pages of {one.work.id} are parted by a word: {found[0]}"
            yield RULE.at(place, message, f"write {dashed}", fixes=(Fix(place, dashed),))


def _only_words(value: str) -> bool:
    """Whether a list of words stands there, or what says that there is no page yet; “inside back cover” may name one."""
    listed = ";" in value or "," in value or value.lower().strip(". ") in _NOT_YET
    return listed and bool(_WORD.search(value)) and not any(char.isnumeric() for char in value) and not _ROMAN.search(value)
