r"""Braces are printed with a title, for each stands behind a backslash.

## Why
`{Art}` keeps the capital of a word. A manager that imports such a title and exports it again takes the braces for signs and writes
`{\\{}Art{\\}}`: printed is “The {Art} of {Changing} the {Brain}”.

## Example
```bibtex
@book{key, title = {The {\\{}Art{\\}} of Changing}}
```

## Use instead
```bibtex
@book{key, title = {The {Art} of Changing}}
```

## Source
Knuth, *The TeXbook* (1984), chapter 7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule, Where

_TITLES = frozenset(("title", "subtitle", "booktitle", "shorttitle", "maintitle", "journaltitle", "journal", "series"))
RULE = Rule("braces-printed", Severity.WARNING, of=_TITLES, where=Where.SIGNS)

_BRACED = re.compile(r"\{\\\{\}([^{}\\$]{1,80})\{\\\}\}|\\\{([^{}\\$]{1,80})\\\}")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Each title once, with all of its braces."""
    for field in one.entry.fields if one.entry else ():
        braced = "\\{" in field.value and field.name in _TITLES and "$" not in field.raw
        if braced and (found := list(_BRACED.finditer(field.raw))):
            fixes = [Fix(field.at(*each.span()), f"{{{each[1] or each[2]}}}", safe=False) for each in found]
            words = found[0][1] or found[0][2]
            message = f"the braces around “{words}” in {field.name} of {one.work.id} are printed"
            yield RULE.at(field.at(*found[0].span()), message, f"write {{{words}}}, which keeps its capitals", fixes=fixes)
