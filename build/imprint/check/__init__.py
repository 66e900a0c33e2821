"""Check: every rule judges the copy; a copy without errors goes on."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from ..model.diagnostic import Diagnostics, Outcome, stops
from ..model.manuscript import Allowed
from ..model.stages import Checked, Copy, Sources
from . import rules
from .weigh import weighed

RULES: tuple[ModuleType, ...] = tuple(
    import_module(f"{rules.__name__}.{module.name}")
    for module in sorted(iter_modules(rules.__path__), key=lambda m: m.name)
)


def check(copy: Copy) -> Outcome[Checked]:
    """Judge a copy by all rules."""
    found = tuple(finding for rule in RULES if hasattr(rule, "find") for finding in rule.find(copy))
    return Outcome(None if stops(weigh(found, copy.sources, copy.front.allow)) else Checked(copy), found)


def weigh(found: Diagnostics, sources: Sources, allowed: tuple[Allowed, ...] = ()) -> Diagnostics:
    """Findings with the severities that the journal gives them, without those set aside."""
    return weighed(found, sources.levels, (*sources.allowed, *allowed))


def pages() -> tuple[tuple[str, str], ...]:
    """Every rule's name and manual page (Markdown)."""
    return tuple((rule.RULE.name, rule.__doc__ or "") for rule in RULES)
