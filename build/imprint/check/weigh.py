"""How a journal weighs findings: severities of its own, and findings set aside with a reason."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..model.diagnostic import Allowed, Diagnostic, Diagnostics, Severity, Weight
from ..model.place import Place


def weighed(found: Diagnostics, levels: tuple[Weight, ...], allowed: tuple[Allowed, ...]) -> Diagnostics:
    """The findings as the journal and the manuscript want them."""
    by_rule = {one.rule: one.level for one in levels}
    everywhere = {one.rule for one in allowed if one.within is None}
    within: dict[str, list[Place]] = defaultdict(list)
    for place, rule in sorted((one.within, one.rule) for one in allowed if one.within):
        within[rule].append(place)
    kept = (one for one in found if one.rule not in everywhere and not _held(one.place, within.get(one.rule, ())))
    return tuple(weighed for one in kept if (weighed := _weighed(one, by_rule)) is not None)


def _held(place: Place, among: Sequence[Place]) -> bool:
    """Whether one of the places, which are in order and apart from each other, holds another."""
    at = bisect_right(among, _start(place), key=_start)
    return at > 0 and among[at - 1].holds(place)


def _start(place: Place) -> tuple[str, int, int]:
    return place.path, place.line, place.column


def _weighed(found: Diagnostic, levels: dict[str, str]) -> Diagnostic | None:
    level = levels.get(found.rule, str(found.severity))
    if level == "off":
        return None
    return replace(found, severity=Severity(level)) if level != found.severity else found
