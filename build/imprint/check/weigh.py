"""How a journal weighs findings: severities of its own, and findings set aside with a reason."""

from __future__ import annotations

from dataclasses import replace

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.manuscript import Allowed

Levels = tuple[tuple[str, str], ...]  # rule → error, warning, note or off


def weighed(found: Diagnostics, levels: Levels, allowed: tuple[Allowed, ...]) -> Diagnostics:
    """The findings as the journal and the manuscript want them."""
    by_rule = dict(levels)
    aside = {one.rule for one in allowed}
    return tuple(kept for one in found if (kept := _weighed(one, by_rule, aside)) is not None)


def _weighed(found: Diagnostic, levels: dict[str, str], aside: set[str]) -> Diagnostic | None:
    level = levels.get(found.rule, str(found.severity))
    if found.rule in aside or level == "off":
        return None
    return replace(found, severity=Severity(level))
