"""Works as CSL JSON for the citation processor."""

from __future__ import annotations

from typing import Any

from ..model.people import Name
from ..model.work import Date, Work

Json = dict[str, Any]


def item(work: Work) -> Json:
    """A CSL-JSON item (CSL 1.0.2, csl-data.json)."""
    out: Json = {"id": work.id, "type": work.type or "document"}
    out.update({name: value for name, value in work.variables if name not in ("id", "type")})
    out.update({role: [_name(name) for name in names] for role, names in work.names})
    out.update({variable: _date(date) for variable, date in work.dates})
    return out


def _name(name: Name) -> Json:
    if name.literal:
        return {"literal": name.literal}
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
