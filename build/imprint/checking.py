"""Checks what was gathered, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .model.diagnostic import Diagnostic, Diagnostics, Severity, in_order
from .pipeline import check_one
from .workspace import Gathered


@dataclass(frozen=True, slots=True)
class Checkup:
    """All findings in order, the paths of what was looked at, and of the manuscripts that cannot be built."""

    found: Diagnostics
    looked_at: tuple[str, ...]
    stopped: tuple[str, ...]

    @property
    def serious(self) -> bool:
        """Whether anything is more than a note."""
        return any(one.severity is not Severity.NOTE for one in self.found)


def check_all(gathered: Gathered, step: Callable[[str], None] = lambda _: None) -> Checkup:
    """Check every manuscript that was gathered."""
    said: list[Diagnostic] = list(gathered.said)
    stopped = []
    for sources in gathered.sources:
        outcome = check_one(sources)
        said += outcome.said
        if outcome.value is None:
            stopped.append(sources.manuscript.path)
        step(sources.slug)
    return Checkup(in_order(said), tuple(one.manuscript.path for one in gathered.sources), tuple(stopped))
