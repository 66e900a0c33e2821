"""Findings as JSON: a list of objects with all that a finding holds."""

from __future__ import annotations

import json

from ..model.diagnostic import Diagnostic, Diagnostics
from ..model.place import Place


def as_json(found: Diagnostics) -> str:
    """All findings as a JSON list."""
    return written([as_object(one) for one in found])


def written(value: object) -> str:
    """JSON as it is printed everywhere: in UTF-8, two blanks a level, a line end after it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_object(found: Diagnostic) -> dict[str, object]:
    """A finding as plain values."""
    return {
        "rule": found.rule,
        "severity": str(found.severity),
        **_span(found.place),
        "message": found.message,
        "hint": found.hint,
        "related": [{**_span(one.place), "message": one.message} for one in found.related],
    }


def _span(place: Place) -> dict[str, object]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
