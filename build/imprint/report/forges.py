"""Findings beside the changed lines on the platforms where journals keep their sources: GitHub and GitLab."""

from __future__ import annotations

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.fingerprint import fingerprints
from .objects import written

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def github(found: Diagnostics) -> str:
    """Workflow commands of GitHub Actions (Workflow commands, "Setting an error message"), one line each."""
    return "".join(f"{_command(one)}\n" for one in found)


def _command(found: Diagnostic) -> str:
    place = found.place
    properties = {"file": place.path, "line": place.line, "endLine": place.end_line, "title": f"imprint: {found.rule}"}
    if place.line == place.end_line:  # columns are understood within one line only; the last one is inclusive there
        properties |= {"col": place.column, "endColumn": max(place.column, place.end_column - 1)}
    said = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in sorted(properties.items()))
    words = f"{found.message}\n{found.hint}" if found.hint else found.message
    return f"::{_COMMANDS[found.severity]} {said}::{_escaped(words)}"


def _escaped(text: str, more: str = "") -> str:
    """Percent-encoded as the runner decodes it: %, line ends, and in properties also colons and commas."""
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def gitlab(found: Diagnostics) -> str:
    """A Code Quality report of GitLab ("Code Quality report format"), a list of issues."""
    return written([_issue(one, mark) for one, mark in zip(found, fingerprints(found), strict=True)])


def _issue(found: Diagnostic, fingerprint: str) -> dict[str, object]:
    place = found.place
    positions = {
        "begin": {"line": place.line, "column": place.column},
        "end": {"line": place.end_line, "column": place.end_column},
    }
    return {
        "description": f"{found.message}: {found.hint}" if found.hint else found.message,
        "check_name": found.rule,
        "fingerprint": fingerprint,
        "severity": _WEIGHTS[found.severity],
        "location": {"path": place.path, "lines": {"begin": place.line}, "positions": positions},
    }
