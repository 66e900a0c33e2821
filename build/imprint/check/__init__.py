"""Check: every rule judges the copy; a copy without errors goes on.

A rule has one or two of three functions: ``find(copy)`` judges a manuscript, ``judge(one)`` a work beside its entry
(those that a manuscript cites, or all of a library), ``compare(collection)`` the works of whole libraries together.
What entries a ``judge`` looks at is said by its ``RULE``, or by a function ``concerns(type, fields)`` (``asking.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from ..model.diagnostic import Allowed, Diagnostic, Diagnostics, Outcome, in_order, stops
from ..model.stages import Checked, Collection, Copy, Sources
from . import rules
from .asking import Asking
from .judged import Judged, cited, collected
from .told import told
from .weigh import weighed

RULES: tuple[ModuleType, ...] = tuple(
    import_module(f"{rules.__name__}.{module.name}")
    for module in sorted(iter_modules(rules.__path__), key=lambda m: m.name)
)


MANUSCRIPT = tuple(rule for rule in RULES if hasattr(rule, "find"))
WORKS = Asking([rule for rule in RULES if hasattr(rule, "judge")])
LIBRARY = tuple(rule for rule in RULES if hasattr(rule, "compare"))


def check(copy: Copy) -> Outcome[Checked]:
    """Judge a copy by all rules."""
    spoken = (*(finding for rule in MANUSCRIPT for finding in rule.find(copy)), *_judged(cited(copy)))
    found = tuple(told(finding, copy) for finding in spoken)
    return Outcome(None if stops(weigh(found, copy.sources, set_aside(copy))) else Checked(copy), found)


def look(copy: Copy) -> Outcome[Checked]:
    """A copy as it is, with what check finds: for comparing versions, where what can be shown helps to mend the rest."""
    return Outcome(Checked(copy), check(copy).said)


def set_aside(copy: Copy) -> tuple[Allowed, ...]:
    """What the manuscript sets aside, and its libraries for some of their entries."""
    return (*copy.front.allow, *(one for entry in copy.library.entries for one in entry.allow))


def check_collection(collection: Collection) -> Diagnostics:
    """Judge whole libraries: each work, and all of them together."""
    compared = (finding for rule in LIBRARY for finding in rule.compare(collection))
    return in_order((*compared, *_judged(collected(collection))))


def _judged(works: Iterable[Judged]) -> Iterator[Diagnostic]:
    for one in works:
        yield from WORKS.judge(one)


def weigh(found: Diagnostics, sources: Sources, allowed: tuple[Allowed, ...] = ()) -> Diagnostics:
    """Findings with the severities that the journal gives them, without those set aside."""
    return weighed(found, sources.levels, (*sources.allowed, *allowed))


def pages() -> tuple[tuple[str, str], ...]:
    """Every rule's name and manual page (Markdown)."""
    return tuple((rule.RULE.name, rule.__doc__ or "") for rule in RULES)
