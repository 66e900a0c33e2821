"""A name has more commas than a name can have.

## Why
A name is “family, given” or “family, suffix, given”. More commas mean that several people stand in a row without “and”:
all become one.

## Example
```bibtex
@book{key, author = {Febvre, Lucien, Martin, Henri-Jean}, title = {T}}
```

## Use instead
```bibtex
@book{key, author = {Febvre, Lucien and Martin, Henri-Jean}, title = {T}}
```

## Source
BibLaTeX manual 3.20, section 2.3.3; Patashnik, *BibTeXing* (1988), section 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Severity
from ..given_names import GIVEN
from ..judged import Judged
from ..names_in import commas, names_in
from ..rule import Rule, Where

RULE = Rule("too-many-commas", Severity.WARNING, where=Where.NAMES)

_INITIALS = r"(?:[^\W\d_]\.[\s~-]*)+[^\W\d_]{2,}(?:[ ~-][^\W\d_]{2,})?"
_FULL = r"[^\W\d_]{2,}\.?(?:[ ~-](?:[^\W\d_]{2,}|[^\W\d_]\.))*[ ~-][^\W\d_]{2,}"
_THREE = re.compile(rf"{_FULL},\s*{_FULL},\s*{_FULL}")  # a suffix, which stands between, has one word
_PEOPLE = re.compile(r"(?!.*[&;]|.*\s(?:und|et|y|e|и|ve|en|og|och)\s)[^,{}]+,\s*([^,{}]+?)\s*,\s*[^,{}]*[^\W\d_]{2,}[^,{}]*")
_SUFFIX = re.compile(r"(?i)(?:jr|sr|jnr|snr|junior|senior|fils|père|ph\.?\s?d|m\.?d|esq|d\.?phil|[ivx]+|\d(?:st|nd|rd|th)|filho|neto|netto|júnior|the\s(?:elder|younger))\.?")
_TWO = re.compile(r"([^\W\d_]{2,}) [^\W\d_][\w'’-]+,\s+([^\W\d_]{2,}) [^\W\d_][\w'’-]+")  # Jack Goody, Ian Watt
_LISTED = re.compile(rf"{_INITIALS}(?:,\s*{_INITIALS})+")  # J. Smith, A. Jones


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Names with three commas and more."""
    for field in one.names:
        for name in names_in(field.raw) if "," in field.raw else ():
            if commas(name.text) == 2 and "=" not in name.text and (middle := _PEOPLE.fullmatch(name.text)) and not _SUFFIX.fullmatch(middle[1]):
                words = " ".join(name.text[:70].split())
                message = f"{words} in {field.name} of {one.work.id} is read as one name, with “{' '.join(middle[1].split())}” for its suffix"
                last = name.text.rpartition(",")[2].strip()
                hint = f"write {name.text.split(',')[0]}, {last}, {middle[1]}" if _SUFFIX.fullmatch(last) else "write “and” between people"
                yield RULE.at(field.at(name.start, name.end), message, hint)
                continue
            if turned := _TWO.fullmatch(name.text):
                if turned[1].lower() in GIVEN and turned[2].lower() in GIVEN:
                    message = f"{name.text} in {field.name} of {one.work.id} is read as one name, with “{turned[1]}” in the family"
                    yield RULE.at(field.at(name.start, name.end), message, "write “and” between people, if they are two")
                continue
            many = name.text.count(",") > 1 and "=" not in name.text and (commas(name.text) > 2 or bool(_THREE.fullmatch(name.text)))
            if many or ("." in name.text and _LISTED.fullmatch(name.text)):
                shown = name.text if len(name.text) < 70 else name.text[:67] + "…"
                message = f"{shown} in {field.name} of {one.work.id} is read as one name"
                yield RULE.at(field.at(name.start, name.end), message, "write “and” between people, or put the whole name in braces")
