"""An organisation's name is read as a person's.

## Why
Without braces `World Bank` is a Mr Bank with the given name World, sorted under B and shortened to “Bank, W.”.

## Example
```bibtex
@report{key, author = {World Bank}, title = {T}}
```

## Use instead
```bibtex
@report{key, author = {{World Bank}}, title = {T}}
```

## Source
BibLaTeX manual 3.20, section 2.3.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ...model.work import Field
from ..judged import Judged
from ..names_in import names_in
from ..organisations import ANYWHERE, LAST, TURNED
from ..rule import Rule, Where

RULE = Rule("organisation-as-person", Severity.WARNING, where=Where.NAMES)

_OFFICE = re.compile(
    r"(?i)(?:the )?(?:[\w.]+ )?(?:departments?|ministry|office|bureau|committee|commission|cent(?:er|re)|institute|faculty|school|"
    r"agency|council|board|society|association|academy|secretary|ministère|ministerio|ministerium) (?:of|for|on|de|des|für) "
)
_INITIAL = re.compile(r" [A-Z]$")  # Press, William H
_BANK = re.compile(r"(?i)\b(?:world|central|development|national|european|deutsche|reserve|investment)\s+(?:\w+\s+)*bank\b")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Names without braces and commas that no person has."""
    for field in one.names:
        names = names_in(field.raw)
        if len(names) == 2 and _is_one(names[0].text, names[1].text):
            yield _parted(one, field, names[0].start, names[1].end)
            continue
        if field.name == "editor":
            yield from _publisher(one, field)
        for name in names:
            if _is_organisation(name.text):
                place = field.at(name.start, name.end)
                message = f"{name.text} in {field.name} of {one.work.id} is read as a person's name"
                whole = "{" + " ".join(reversed([part.strip() for part in name.text.split(",")])) + "}"
                yield RULE.at(place, message, f"put it in braces: {whole}", fixes=(Fix(place, whole, safe=False),))


def _parted(one: Judged, field: Field, start: int, end: int) -> Diagnostic:
    """An organisation that has “and” in its name."""
    whole, place = field.raw[start:end], field.at(start, end)
    message = f"{whole} in {field.name} of {one.work.id} is read as two names, which “and” parts"
    fixes = (Fix(place, "{" + whole + "}", safe=False),)
    return RULE.at(place, message, f"put it in braces: {{{whole}}}", fixes=fixes)


def _publisher(one: Judged, field: Field) -> Iterator[Diagnostic]:
    """The publisher as editor, as HAL exports it."""
    house = one.entry.value("publisher").strip("{} ").lower() if one.entry else ""
    name = field.raw.strip("{} ").lower()
    if (name and name != house and house.startswith(f"{name} ")) or (name and name == house and " " not in name):
        message = f"{field.value} in editor of {one.work.id} is its publisher: styles print “edited by {field.value}”"
        yield RULE.at(field.place, message, "delete the field editor")


def _is_one(first: str, second: str) -> bool:
    """Department of Health and Human Services; Food and Agriculture Organization."""
    if "," in first or "," in second or "{" in first or "{" in second:
        return False
    opened = bool(_OFFICE.match(first)) and not _OFFICE.match(second) and "." not in second
    return opened or (" " not in first and "~" not in first and _is_organisation(second))


def _is_organisation(name: str) -> bool:
    """Also as Google Scholar turns them round: Bank, World; Organization, World Health."""
    family, comma, given = name.partition(",")
    if comma and family.strip().lower() in TURNED and "." not in given and not _INITIAL.search(given):
        name = f"{given.strip()} {family.strip()}"
    if "," in name or "{" in name or "=" in name:
        return False
    words = name.lower().replace("~", " ").split()
    if len(words) < 2:
        return False
    inner = not ANYWHERE.isdisjoint(words) or words[-1] in LAST or ("bank" in name.lower() and bool(_BANK.search(name)))
    return inner and not any(len(word) == 2 and word.endswith(".") for word in words)
