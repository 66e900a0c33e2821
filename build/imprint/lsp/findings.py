"""The findings of every file: those of full checks, moved along with edits made since, and the fast ones before them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from lsprotocol import types

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from .documents import Documents, absolute
from .text import Edit, moved

MOST = 500  # findings of one file that an editor is shown
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_RANK = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


class Findings:
    """By the manuscript or library whose check said them, and the file at which they are."""

    def __init__(self) -> None:
        self._full: dict[Path, dict[Path, Diagnostics]] = {}
        self.fast: dict[Path, Diagnostics] = {}

    def take(self, source: Path, said: Diagnostics, edits: dict[Path, Sequence[Edit]]) -> set[Path]:
        """Put what a full check said in the stead of what it said before; edits were made since. The files touched."""
        by_file: dict[Path, list[Diagnostic]] = defaultdict(list)
        for one in said:
            by_file[absolute(one.place.path)].append(one)
        before = set(self._full.pop(source, {}))
        self._full[source] = {path: _most(found) for path, found in by_file.items()}
        for path, made in edits.items():
            for edit in made:
                self.move(path, edit, frozenset(), source)
        return before | set(by_file)

    def drop(self, source: Path) -> set[Path]:
        """Forget what a check said; the files touched."""
        self.fast.pop(source, None)
        return set(self._full.pop(source, {}))

    def move(self, path: Path, edit: Edit, old: frozenset[str], source: Path | None = None) -> None:
        """Move findings of a file along with an edit; those that it touched go, and those of the old rules."""
        for name, by_file in self._full.items():
            if path in by_file and source in (None, name):
                kept = (_moved(one, path, edit) for one in by_file[path] if one.rule not in old)
                by_file[path] = tuple(one for one in kept if one)

    def of(self, path: Path) -> Diagnostics:
        """All findings of a file, each once, the severest where two checks weigh it differently."""
        seen: dict[tuple[object, ...], Diagnostic] = {}
        every = [*self.fast.get(path, ()), *(one for by_file in self._full.values() for one in by_file.get(path, ()))]
        for one in sorted(every, key=lambda found: (_RANK.index(found.severity), not found.fixes)):
            where = one.place
            seen.setdefault((one.rule, where.line, where.column, where.end_line, where.end_column, one.message), one)
        return tuple(sorted(seen.values(), key=lambda found: (found.place.line, found.place.column, found.rule)))


def _most(found: Iterable[Diagnostic]) -> Diagnostics:
    return tuple(sorted(found, key=lambda one: (_RANK.index(one.severity), one.place))[:MOST])


def _moved(found: Diagnostic, path: Path, edit: Edit) -> Diagnostic | None:
    where = moved(found.place, edit)
    if where is None:
        return None
    if where is found.place and not found.related and not found.fixes:
        return found
    related = (replace(one, place=moved(one.place, edit) or one.place) if absolute(one.place.path) == path else one
               for one in found.related)  # fmt: skip
    fixes = [(one, moved(one.place, edit) if absolute(one.place.path) == path else one.place) for one in found.fixes]
    kept = tuple(replace(one, place=where) for one, where in fixes if where)
    whole = len(kept) == len(found.fixes)
    return replace(found, place=where, related=tuple(related), fixes=kept if whole else ())


def as_lsp(found: Diagnostic, documents: Documents, related: bool) -> types.Diagnostic:
    """A finding for an editor; its hint stands below its message."""
    return types.Diagnostic(
        range=documents.range(found.place),
        message=f"{found.message}\n{found.hint}" if found.hint else found.message,
        severity=_SEVERITIES[found.severity],
        code=found.rule,
        source="imprint",
        related_information=[
            types.DiagnosticRelatedInformation(documents.location(one.place), one.message) for one in found.related
        ]
        if related and found.related
        else None,
    )
