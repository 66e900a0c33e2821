"""A name has what the person did for the book beside it, or an academic title.

## Why
“Smith, J. (ed.)” is printed with its “(ed.)” among the given names, and is alphabetised and compared with it. Styles write
“ed.” themselves, in the language of the text, for everyone named in `editor`. “Dr.” becomes a given name, “PhD” a suffix.

## Example
```bibtex
@book{key, author = {Goody, Jack (ed.)}, title = {T}, publisher = {P}, date = {1968}}
```

## Use instead
```bibtex
@book{key, editor = {Goody, Jack}, title = {T}, publisher = {P}, date = {1968}}
```

## Source
BibLaTeX manual 3.20, section 2.2.2: `editor`, `editortype`, `translator`; section 2.3.3 (names).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..names_in import depth_at, names_in
from ..rule import Rule, Where

RULE = Rule("role-in-names", Severity.WARNING, where=Where.NAMES)

_EDITS = r"eds?|edit(?:or|ors|ed)?|hrsg|hg|hgg|dir|coord|coords|org|orgs|comp|comps|éd|éds|ред|сост|haz|ed\. by"
_TRANSLATES = r"transl?|translator|trad|übers|пер|çev"
_ROLE = re.compile(rf"\s*,?\s*(?:\((?:(?P<edits>{_EDITS})|(?P<translates>{_TRANSLATES}))\.?\)|\[(?:{_EDITS}|{_TRANSLATES})\.?\])", re.I)
_TITLED = re.compile(r"(?:^|(?<=, )|(?<=and ))(?:(?:Prof|Dr|PD|Mr|Mrs|Ms)\.?\s+)+(?=\w)|,?\s*\b(?:Ph\.?\s?D\.?|(?<!^)(?<!, )M\.D\.|Dr\.)$")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Roles in brackets after names."""
    for field in one.names:
        for name in names_in(field.raw) if ("(" in field.raw or "[" in field.raw) else ():
            found = _ROLE.search(name.text)
            if found and not depth_at(name.text, found.start()):
                place = field.at(name.start + found.start(), name.start + found.end())
                message = f"“{found[0].strip(', ')}” in {field.name} of {one.work.id} is read as a part of the name"
                hint = f"name the person in {'translator' if found['translates'] else 'editor'} without it"
                yield RULE.at(place, message, hint)
        for name in names_in(field.raw) if _TITLED.search(field.raw) else ():
            found = None if name.text.startswith("{") or "=" in name.text else _TITLED.search(name.text)
            if found and not depth_at(name.text, found.start()):
                place = field.at(name.start + found.start(), name.start + found.end())
                message = f"“{found[0].strip(', ')}” in {field.name} of {one.work.id} is read as a part of the name"
                yield RULE.at(place, message, "name the person without the title", fixes=(Fix(place, "", safe=False),))
