r"""Names are parted by “&” or a semicolon, not by “and”.

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
from ..judged import Judged
from ..library_names import NAMES
from ..names_in import depth_at
from ..rule import Rule

RULE = Rule("ampersand-in-names", Severity.WARNING)

_SIGN = re.compile(r"\s*(?:,\s*)?(?:\\&|&(?!\w+;)|;)\s*")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Such signs outside braces."""
    for field in one.entry.fields if one.entry else ():
        if field.name not in NAMES or not ("&" in field.raw or ";" in field.raw):
            continue
        found = next((sign for sign in _SIGN.finditer(field.raw) if _parts_names(field.raw, sign)), None)
        if found:
            signs = [sign for sign in _SIGN.finditer(field.raw) if _parts_names(field.raw, sign)]
            fixes = tuple(Fix(field.at(*sign.span()), " and ", safe=False) for sign in signs)
            message = f"“{found[0].strip(' ,')}” in {field.name} of {one.work.id} does not part names"
            hint = "write “and” between people; put the name of an organisation in braces"
            yield RULE.at(field.at(found.start(), max(found.end(), found.start() + 1)), message, hint, fixes=fixes)


def _parts_names(raw: str, sign: re.Match[str]) -> bool:
    """Whether it stands between two names outside braces; an entity's semicolon (&amp;) does not."""
    outside = depth_at(raw, sign.start()) == 0
    between = bool(raw[: sign.start()].strip()) and bool(raw[sign.end() :].strip())
    return outside and between and not re.search(r"&#?\w+$", raw[: sign.start()])
