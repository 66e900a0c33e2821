"""What a rule is: a name, a severity, and a way to say a finding."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from ..model.diagnostic import Diagnostic, Fix, Related, Severity
from ..model.place import Place


class Where(Enum):
    """Where a rule for works looks: at any entry, or only at what is unusual in some (judged.py), and few are."""

    ANYWHERE = "anywhere"
    NAMES = "names"  # Judged.names
    SIGNS = "signs"  # Judged.odd, and then Judged.prose


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name and its severity; the manual page is the docstring of the rule's module.

    Of an entry that has none of the fields it is about, a rule for works has nothing to say and is not asked.
    """

    name: str
    severity: Severity
    of: Collection[str] = ()  # fields, by any of their names; none: it is about every entry
    where: Where = Where.ANYWHERE

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
