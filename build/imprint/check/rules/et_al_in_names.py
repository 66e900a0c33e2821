"""A list of names ends with “et al.”

## Why
It is read as a person whose family name is “al.”. BibTeX's word for further names is `and others`; each style puts it
into its own words and language. It stands once, at the end: elsewhere it is a person named “others”.

## Example
```bibtex
@article{key, author = {Eisenstein, Elizabeth L. et al.}, title = {T}}
```

## Use instead
```bibtex
@article{key, author = {Eisenstein, Elizabeth L. and others}, title = {T}}
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
from ..rule import Rule, Where

RULE = Rule("et-al-in-names", Severity.WARNING, where=Where.NAMES)

_OTHERS = re.compile(
    r"(?i)(?:\s*,)?(?:\s*\\?&|\s+and)?(?:\s+|\s*\{\s*)(?:\\(?:emph|textit)\{)?(?:et\.?[\s~]+al(?:ii|iae|\b)\.?|u\.\s?a\.|и\s+др\.|и\s+другие|ve\s+diğerleri|y\s+otros|\.\.\.|…)[\s}]*$"

)
_LAST = ("al", "alii", "aliae", "u. a", "u.a", "др", "другие", "ğerleri", "ğerleri\u0307", "otros", "…")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Names that end with it."""
    for field in one.names:
        found = _OTHERS.search(field.raw) if _ends(field.raw) else None
        if found:
            place = field.at(found.start(), found.end())
            message = f"“{found[0].strip(' ,{}')}” in {field.name} of {one.work.id} is read as a person's name"
            certain = found[0].count("{") == found[0].count("}")  # else braces hold the names together as one
            yield RULE.at(place, message, "write: and others", fixes=(Fix(place, " and others"),) if certain else ())
    for field in one.names:
        yield from _others(one, field)


def _others(one: Judged, field: Field) -> Iterator[Diagnostic]:
    """“others” that stands twice, or before the end."""
    names = names_in(field.raw) if "others" in field.raw.lower() else ()
    for name in names[:-1]:
        if name.text.lower() == "others":
            before = field.raw[: name.start].rstrip()
            place = field.at(max(0, len(before) - len("and")), name.end)
            message = f"“others” in {field.name} of {one.work.id} stands before the end of the list"
            again = names[-1].text.lower() == "others"
            fixes = (Fix(place, ""),) if again and before.lower().endswith("and") else ()
            yield RULE.at(field.at(name.start, name.end), message, "delete it" if again else "let it end the list", fixes=fixes)


def _ends(raw: str) -> bool:
    """Whether a closer look is worth it."""
    words = " ".join(raw[-80:].replace("}", " ").lower().split())
    return words.rstrip(".").endswith(_LAST) or words.endswith("...")
