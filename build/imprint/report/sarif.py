"""Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020): for code scanning and editors."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import quote

from .. import __version__
from ..model.diagnostic import Diagnostic, Diagnostics, Fix
from ..model.fingerprint import fingerprints
from ..model.place import Place
from .objects import written

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Json = dict[str, object]


def sarif(found: Diagnostics) -> str:
    """A log of one run; its rules are those that have found something, with their manual pages."""
    names = sorted({one.rule for one in found})
    results = [
        _result(one, names.index(one.rule), mark) for one, mark in zip(found, fingerprints(found), strict=True)
    ]
    driver = {"name": "imprint", "version": __version__, "rules": _rules(names)}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(names: list[str]) -> list[Json]:
    from ..check import pages

    known = dict(pages()) if names else {}
    return [_rule(name, known.get(name, name).strip()) for name in names]


def _rule(name: str, page: str) -> Json:
    return {
        "id": name,
        "shortDescription": {"text": page.splitlines()[0]},
        "help": {"text": page, "markdown": page},
    }


def _result(found: Diagnostic, index: int, fingerprint: str) -> Json:
    """A finding; its severities are SARIF's levels by name (§ 3.27.10)."""
    result: Json = {
        "ruleId": found.rule,
        "ruleIndex": index,
        "level": str(found.severity),
        "message": {"text": f"{found.message}\n{found.hint}" if found.hint else found.message},
        "locations": [{"physicalLocation": _location(found.place)}],
        "partialFingerprints": {"imprint/v1": fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(one.place), "message": {"text": one.message}}
            for number, one in enumerate(found.related, 1)
        ]
    if found.fixes:
        safe = all(one.safe for one in found.fixes)
        words = found.hint or found.message
        result["fixes"] = [{"description": {"text": words if safe else f"likely: {words}"}, **_changes(found.fixes)}]
    return result


def _changes(fixes: tuple[Fix, ...]) -> Json:
    """The edits, by file."""
    ordered = sorted(fixes, key=lambda one: one.place)
    return {
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": [_replacement(one) for one in edits]}
            for path, edits in groupby(ordered, key=lambda one: one.place.path)
        ]
    }


def _replacement(fix: Fix) -> Json:
    return {"deletedRegion": _region(fix.place), "insertedContent": {"text": fix.replacement}}


def _location(place: Place) -> Json:
    return {"artifactLocation": _artifact(place.path), "region": _region(place)}


def _artifact(path: str) -> Json:
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
