"""Which of the rules for works are asked about one: most have nothing to say of most, and asking them all takes its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from types import ModuleType

from ..model.diagnostic import Diagnostic
from .judged import Judged
from .rule import Where

Judge = Callable[[Judged], Iterator[Diagnostic]]

_INHERITING = frozenset(("crossref", "xdata", "entryset"))  # fields by which an entry comes to have others


class Asking:
    """Rules, by what they look at."""

    def __init__(self, rules: Sequence[ModuleType]) -> None:
        self._rules = rules
        self.every = tuple[Judge, ...](rule.judge for rule in rules)
        self._alike = lru_cache(maxsize=10_000)(self._among)

    def judge(self, one: Judged) -> Iterator[Diagnostic]:
        """What all the rules say of a work."""
        for judge in self.asked(one):
            yield from judge(one)

    def asked(self, one: Judged) -> tuple[Judge, ...]:
        """Those of the rules that may say something of a work."""
        entry = one.entry
        if entry is None or not entry.names.isdisjoint(_INHERITING):
            return self.every
        anywhere, names, signs = self._alike(entry.type, tuple(entry.named))
        if one.names:
            anywhere += names
        return anywhere + signs if one.odd else anywhere

    def _among(self, kind: str, fields: tuple[str, ...]) -> tuple[tuple[Judge, ...], ...]:
        """Of entries of one type that have the same fields: the rules to ask, by where they look."""
        names = frozenset(fields)
        found: dict[Where, list[Judge]] = {where: [] for where in Where}
        for module in self._rules:
            rule, concerns = module.RULE, getattr(module, "concerns", None)
            if (not rule.of or not names.isdisjoint(rule.of)) and (concerns is None or concerns(kind, names)):
                found[rule.where].append(module.judge)
        return tuple(tuple(judges) for judges in found.values())
