"""A person stands twice in one list of names.

## Why
A slip of copying: the name is printed twice, and the second pushes others behind “et al.”.

## Example
```bibtex
@book{key, author = {Febvre, Lucien and Martin, Henri-Jean and Febvre, Lucien}, title = {T}}
```

## Use instead
```bibtex
@book{key, author = {Febvre, Lucien and Martin, Henri-Jean}, title = {T}}
```

## Source
BibLaTeX manual 3.20, section 2.3.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Related, Severity
from ..judged import Judged
from ..names_in import NameIn, names_in
from ..rule import Rule, Where

RULE = Rule("name-twice", Severity.WARNING, where=Where.NAMES)
_FULL = re.compile(r"[^\W\d_]{3}.*[\s,][^\W\d_]{3}")  # two people may well be called Zhang, S.


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Names that an earlier one of the same list repeats word for word."""
    for field in one.names:
        seen: dict[str, NameIn] = {}
        for name in names_in(field.raw):
            first = seen.setdefault(" ".join(name.text.split()), name)
            if first is name or not _FULL.search(name.text) or name.text.lower() == "others":
                continue
            before = field.raw[: name.start].rstrip()
            place = field.at(len(before) - len("and"), name.end) if before.lower().endswith("and") else field.at(name.start, name.end)
            related = (Related(field.at(first.start, first.end), "the first time"),)
            message = f"{name.text} stands twice in {field.name} of {one.work.id}"
            yield RULE.at(field.at(name.start, name.end), message, "delete one", related, fixes=(Fix(place, "", safe=False),))
