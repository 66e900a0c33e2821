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
from ...model.library_names import NAMES
from ..judged import Judged
from ..names_in import names_in
from ..rule import Rule

RULE = Rule("organisation-as-person", Severity.WARNING)

_ANYWHERE_TEXT = """
university universität universitat université universidad universidade università universiteit universitet
üniversitesi университет institute institut instituto istituto enstitüsü институт committee comité commission comisión
commissione council conseil consejo association associação asociación associazione derneği organization organisation
foundation fondation fondazione stiftung vakfı fundación ministry ministère ministerio ministero ministerium bakanlığı
министерство department département departamento agency agence bureau consortium collaboration gmbh inc inc. ltd ltd.
llc corporation corp. academy akademie académie accademia kurumu başkanlığı müdürlüğü laboratory laboratories
parliament nations federation federación ministries authority secretariat society team museum bundesamt ministère
gesellschaft verein archives committee's
"""
_ANYWHERE = frozenset(_ANYWHERE_TEXT.split())
_LAST_TEXT = """
group project library initiative network center centre government division administration company press office board
programme program observatory survey developers contributors editors service services party working-group
"""
_LAST = frozenset(_LAST_TEXT.split())
_BANK = re.compile(r"(?i)\b(?:world|central|development|national|european|deutsche|reserve|investment)\s+(?:\w+\s+)*bank\b")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Names without braces and commas that no person has."""
    for field in one.entry.fields if one.entry else ():
        for name in names_in(field.raw) if field.name in NAMES else ():
            if _is_organisation(name.text):
                place = field.at(name.start, name.end)
                message = f"{name.text} in {field.name} of {one.work.id} is read as a person's name"
                fixes = (Fix(place, "{" + name.text + "}", safe=False),)
                yield RULE.at(place, message, f"put it in braces: {{{name.text}}}", fixes=fixes)


def _is_organisation(name: str) -> bool:
    words = name.lower().replace("~", " ").split()
    if len(words) < 2 or "," in name or "{" in name or "=" in name:
        return False
    inner = bool(_ANYWHERE & set(words)) or words[-1] in _LAST or bool(_BANK.search(name))
    return inner and not any(len(word) == 2 and word.endswith(".") for word in words)
