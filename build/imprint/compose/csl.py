"""Works as CSL JSON for the citation processor."""

from __future__ import annotations

import re
from typing import Any

from ..model.people import Name
from ..model.work import Date, Work
from .guards import NAME, marked, numbered

Json = dict[str, Any]


def item(work: Work, stated: bool = False) -> Json:
    """A CSL-JSON item (CSL 1.0.2, csl-data.json); stated: the style prints that a work is forthcoming, so no date says it."""
    out: Json = {"id": work.id, "type": work.type or "document"} | _derived(work)
    out.update({name: _guarded(name, value) for name, value in work.variables if name not in ("id", "type")})
    out.update({role: [_name(name) for name in names] for role, names in work.names})
    state = work.words("status") if stated else ""
    out.update({variable: _date(date) for variable, date in work.dates if not (state and date.literal == state)})
    return out


_TITLES = frozenset(("title", "title-short", "container-title", "volume-title", "reviewed-title"))
_NUMBERS = frozenset(("issue", "volume", "number", "collection-number"))


def _guarded(name: str, value: str) -> str:
    return marked(value) if name in _TITLES else numbered(value) if name in _NUMBERS else value


def _derived(work: Work) -> Json:
    """What the processor does not derive itself: the first page (CSL 1.0.2, appendix IV), and a label where no name has parts."""
    out: Json = {}
    first = re.match(r"[\w.]+", work.words("page"))
    if first:
        out["page-first"] = first[0]
    names = work.people("author") or work.people("editor")
    words = names[0].literal if names else work.words("title")
    if words:
        issued = work.date("issued")
        out["citation-label"] = _short(words) + (f"{abs(issued.start[0]) % 100:02}" if issued and issued.start else "")
    return out


def _short(words: str) -> str:
    """The first letters of a name or title, as labels begin: "Worl" of "World Health Organization"."""
    return "".join(letter for letter in words if letter.isalpha())[:4]


_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\s]+")


def _name(name: Name) -> Json:
    if name.literal:
        return {"literal": name.literal}
    if name.given and _HAN.fullmatch(name.given):
        given = "".join(name.given.split())
        return {"family": name.family, "given": given + NAME}
    parts = {
        "family": name.family,
        "given": name.given,
        "suffix": name.suffix,
        "dropping-particle": name.dropping,
        "non-dropping-particle": name.non_dropping,
    }
    return {part: words for part, words in parts.items() if words}


def _date(date: Date) -> Json:
    out: Json = {}
    if date.start:
        out["date-parts"] = [list(date.start), *([list(date.end)] if date.end else [])]
    if date.season:
        out["season"] = date.season
    if date.circa:
        out["circa"] = True
    return out if date.start else {"literal": date.literal}
