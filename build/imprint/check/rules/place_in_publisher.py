"""A publisher's name has its place with it.

## Why
Styles set the place before the publisher or after it, or leave it out: “Oxford: Cambridge: Cambridge UP”, “Springer, Cham, 2019”.

## Example
```bibtex
@book{key, author = {Ong, Walter}, title = {T}, publisher = {Cambridge: Cambridge UP}, date = {1982}}
```

## Use instead
```bibtex
@book{key, author = {Ong, Walter}, title = {T}, location = {Cambridge}, publisher = {Cambridge UP}, date = {1982}}
```

## Source
BibLaTeX manual 3.20, section 2.2.2 (`publisher`, `location`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostic import Diagnostic, Fix, Severity
from ..judged import Judged
from ..rule import Rule

RULE = Rule("place-in-publisher", Severity.WARNING, of=("publisher",))

_PLACES_TEXT = """
amsterdam|ankara|athens|baltimore|barcelona|basel|beijing|berkeley|berlin|bern|bloomington|bologna|bonn|boston|brussels|bruxelles|
budapest|buenos aires|burlington|cairo|cambridge|cham|chichester|chicago|copenhagen|darmstadt|delhi|dordrecht|dublin|durham|
edinburgh|farnham|firenze|florence|frankfurt|frankfurt am main|geneva|genève|göttingen|hamburg|harmondsworth|heidelberg|helsinki|
hildesheim|hoboken|istanbul|i̇stanbul|ithaca|jena|jerusalem|københavn|köln|krakow|kraków|leiden|leipzig|leuven|lisboa|lisbon|ljubljana|
london|los angeles|lund|madrid|manchester|melbourne|mexico city|milan|milano|minneapolis|moscow|москва|münchen|munich|new delhi|
new haven|new york|oslo|oxford|padova|paris|philadelphia|praha|prague|princeton|reading|roma|rome|rotterdam|saint petersburg|
san francisco|são paulo|seoul|shanghai|singapore|stanford|stockholm|stuttgart|sydney|tokyo|torino|toronto|tübingen|uppsala|utrecht|
vienna|warsaw|warszawa|washington|weinheim|wien|wiesbaden|zurich|zürich|санкт-петербург|москва
"""
_PLACE = "(?:" + "".join(_PLACES_TEXT.split("\n")) + ")"
_AFTER = r"(?:\s*,\s*(?:[A-Z]{2}|D\.?C\.?|UK|USA|England|Mass\.?|Germany|Switzerland))?"
_AHEAD = re.compile(rf"((?i:{_PLACE}){_AFTER}(?:\s*(?:[,/&;]|and)\s*(?i:{_PLACE}){_AFTER})*)\s*:\s*(\S.*)", re.DOTALL)
_BEHIND = re.compile(rf"(\S.*?\w\.?)((?:\s*,\s*(?:and\s+)?(?i:{_PLACE}){_AFTER})+)", re.DOTALL)
_COMPANY = re.compile(r"(?i)(?:the )?(?:universit|institut|college|school)|.*\b(?:of|at|in)$")


def judge(one: Judged) -> Iterator[Diagnostic]:
    """Publishers behind a place and a colon, or before a comma and a place."""
    field = one.named.get("publisher")
    if field is None or not (":" in field.value or "," in field.value) or not field.raw:
        return
    if found := _AHEAD.fullmatch(field.raw):
        place, house = found.groups()
    elif (found := _BEHIND.fullmatch(field.raw)) and not _COMPANY.match(found[1]):
        house, place = found[1], found[2].strip(" ,")
    else:
        return
    known = one.field("location", "address")
    fixes = (Fix(field.place, house, safe=False),) if known and known.value == place else ()
    message = f"the publisher of {one.work.id} has its place with it: {field.value}"
    hint = f"write publisher = {{{house}}}" + ("" if fixes else f", location = {{{place}}}")
    yield RULE.at(field.place, message, hint, fixes=fixes)
