"""What the line says about a manuscript, and a result that carries it along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from .place import Place

T = TypeVar("T")
U = TypeVar("U")


class Severity(StrEnum):
    """An error stops the build of its article; a warning is for the author, a note for the curious."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


LONGEST = 500  # characters of a message
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to the finding, and what stands there."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit that mends a finding: the words that take the place's stead; at an empty place they are put in.

    A safe one is certain: nothing that the author meant can get lost. Otherwise it is likely, and somebody has to look.
    """

    place: Place
    replacement: str
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: the fault (message), the remedy (hint), and where the remedy is due (place).

    Its fixes are the least edits that mend it: all of them are made, or none.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()

    def __post_init__(self) -> None:
        if len(self.message) > LONGEST:  # it quotes what somebody made that long
            object.__setattr__(self, "message", f"{self.message[: LONGEST - 120]} … {self.message[-100:]}")

    @property
    def order(self) -> tuple[Place, int, str, str]:
        """Findings sort by file, place, severity, rule."""
        return self.place, _RANK[self.severity], self.rule, self.message


@dataclass(frozen=True, slots=True)
class Weight:
    """The severity that a journal gives a rule: error, warning, note or off; place is where it says so."""

    rule: str
    level: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Allowed:
    """A rule's findings set aside, with the reason: everywhere, or within one entry of a library; place is where it says so."""

    rule: str
    reason: str = ""
    within: Place | None = None
    place: Place | None = field(default=None, compare=False)

    def covers(self, found: Diagnostic) -> bool:
        """Whether a finding is among those set aside."""
        return found.rule == self.rule and (self.within is None or self.within.holds(found.place))


Diagnostics = tuple[Diagnostic, ...]


def in_order(found: Iterable[Diagnostic]) -> Diagnostics:
    """Each finding once, sorted: the same input says the same in the same order."""
    return tuple(sorted(set(found), key=lambda finding: finding.order))


def stops(found: Iterable[Diagnostic]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in found)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A stage's value, or None where its findings stop the line; the findings travel along."""

    value: T | None
    said: Diagnostics = ()

    def then(self, stage: Callable[[T], Outcome[U]]) -> Outcome[U]:
        """Go on with a stage that may speak or stop."""
        if self.value is None:
            return Outcome(None, self.said)
        after = stage(self.value)
        return Outcome(after.value, self.said + after.said)

    def map(self, stage: Callable[[T], U]) -> Outcome[U]:
        """Go on with a stage that cannot fail on content."""
        if self.value is None:
            return Outcome(None, self.said)
        return Outcome(stage(self.value), self.said)
