"""How a journal weighs findings: severities of its own, and findings set aside with a reason."""

from __future__ import annotations

from dataclasses import replace

from ..model.diagnostic import Allowed, Diagnostic, Diagnostics, Severity, Weight


def weighed(found: Diagnostics, levels: tuple[Weight, ...], allowed: tuple[Allowed, ...]) -> Diagnostics:
    """The findings as the journal and the manuscript want them."""
    by_rule = {one.rule: one.level for one in levels}
    aside: dict[str, list[Allowed]] = {}
    for one in allowed:
        aside.setdefault(one.rule, []).append(one)
    return tuple(kept for one in found if (kept := _weighed(one, by_rule, aside.get(one.rule, []))) is not None)


def _weighed(found: Diagnostic, levels: dict[str, str], aside: list[Allowed]) -> Diagnostic | None:
    level = levels.get(found.rule, str(found.severity))
    if level == "off" or any(one.covers(found) for one in aside):
        return None
    return replace(found, severity=Severity(level)) if level != found.severity else found
