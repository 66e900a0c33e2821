"""A journal's past, accepted: findings that a baseline file names are not said again."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .model.diagnostic import Diagnostic, Diagnostics
from .model.fingerprint import fingerprints

VERSION = 1


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings beside a baseline: the new ones, how many it accepts, how many of its own are there no more."""

    new: Diagnostics
    accepted: int
    gone: int

    @property
    def summary(self) -> str:
        """ "12 findings are accepted by the baseline; 3 that it names are there no more"."""
        gone = f"; {self.gone} that it names are there no more: write it anew" if self.gone else ""
        return f"{self.accepted} accepted by the baseline{gone}"


def baseline(found: Iterable[Diagnostic], folder: str) -> bytes:
    """The findings as a baseline, which knows them again by rule, file and message wherever their lines have gone.

    folder is where the file is to lie, as the findings' paths are written: the paths in it start there.
    """
    ordered = _from(folder, found)
    rows = [
        {"path": one.place.path, "rule": one.rule, "message": one.message, "fingerprint": mark}
        for one, mark in zip(ordered, fingerprints(ordered), strict=True)
    ]
    return (json.dumps({"version": VERSION, "accepted": rows}, ensure_ascii=False, indent=1) + "\n").encode()


def compared(found: Diagnostics, data: bytes, folder: str) -> Compared | None:
    """What is new beside a baseline; None where the bytes are none."""
    known = _fingerprints(data)
    if known is None:
        return None
    marks = fingerprints(_from(folder, found))
    new = tuple(one for one, mark in zip(found, marks, strict=True) if mark not in known)
    return Compared(new, len(found) - len(new), len(known - set(marks)))


def _from(folder: str, found: Iterable[Diagnostic]) -> Diagnostics:
    return tuple(
        replace(one, place=replace(one.place, path=posixpath.relpath(one.place.path, folder or "."))) for one in found
    )


def _fingerprints(data: bytes) -> set[str] | None:
    try:
        value = json.loads(data)
        if value["version"] != VERSION:
            return None
        return {str(row["fingerprint"]) for row in value["accepted"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
