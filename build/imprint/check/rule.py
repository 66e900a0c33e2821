"""What a rule is: a name, a severity, and a way to say a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.diagnostic import Diagnostic, Fix, Related, Severity
from ..model.place import Place


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name and its severity; the manual page is the docstring of the rule's module."""

    name: str
    severity: Severity

    def at(
        self,
        place: Place,
        message: str,
        hint: str = "",
        related: Iterable[Related] = (),
        severity: Severity | None = None,
        fixes: Iterable[Fix] = (),
    ) -> Diagnostic:
        """A finding of this rule at a place; in a milder case with a severity of its own."""
        return Diagnostic(self.name, severity or self.severity, place, message, hint, tuple(related), tuple(fixes))
