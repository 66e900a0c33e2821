"""A person's name stands in braces, and is read as an organisation's.

## Why
Braces hold a name together. `{W. Bai}` has no family name: it is sorted under W, and stays “W. Bai” where the style wants “Bai, W.”.

## Example
```bibtex
@article{key, author = {{W. Bai} and {L. Chen}}, title = {T}}
```

## Use instead
```bibtex
@article{key, author = {W. Bai and L. Chen}, title = {T}}
```

## Source
BibLaTeX manual 3.20, section 2.3.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..given_names import GIVEN
from ..judged import Judged
from ..names_in import names_in
from ..organisations import ANYWHERE, LAST
from ..rule import Rule, Where

RULE = Rule("person-in-braces", Severity.WARNING, where=Where.NAMES)

_FAMILY = r"(?:(?:van|von|de|der|den|di|da|le|la)\s)*[A-ZÀ-ÖØ-ÞĀ-Ž\u0400-\u042f][\w'’-]{2,}"
_INITIALS = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž\u0400-\u042f]\.[\s~-]?){1,4}"
_GIVEN = r"(?!(?i:inc|ltd|llc|gmbh|corp|plc|and)\b)[A-ZÀ-ÖØ-ÞĀ-Ž\u0400-\u042f][\w'’-]{2,}"
_NAME = rf"{_GIVEN}\s(?:{_INITIALS}\s*)?{_FAMILY}"
_SPOKEN = re.compile(rf"\{{\s*({_NAME})\s*\}}")
_TWO = re.compile(rf"\{{\s*({_NAME}(?:\sand\s{_NAME})*\sand\s({_NAME}))\s*\}}")
_PERSON = re.compile(rf"\{{\s*({_INITIALS}\s*{_FAMILY}|{_FAMILY},\s*{_INITIALS}|(?:[a-z]+\s)*{_FAMILY},\s*{_GIVEN})\s*\}}")


def _known(name: str) -> re.Match[str] | None:
    """Whether names in braces begin with a common given name, as people's do; several are parted by “and”."""
    found = _SPOKEN.fullmatch(name) or _TWO.fullmatch(name)
    if found is None or found[1].split()[0].lower() not in GIVEN:
        return None
    return found if found.re is _SPOKEN or found[2].split()[0].lower() in GIVEN else None


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Initials or a common given name, and one family name, alone in braces."""
    for field in one.names:
        for name in names_in(field.raw) if "{" in field.raw else ():
            found = _PERSON.fullmatch(name.text) or _known(name.text)
            if found is None or not (ANYWHERE | LAST).isdisjoint(found[1].lower().split()):
                continue
            place = field.at(name.start, name.end)
            message = f"{found[1]} in {field.name} of {one.work.id} is read as an organisation's name"
            yield RULE.at(place, message, "leave out the braces, if it is a person", fixes=(Fix(place, found[1], safe=False),))
