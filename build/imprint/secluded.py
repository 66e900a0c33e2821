"""Checks in seclusion: in a caged child, and where one manuscript brings it to a limit, again without that one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from .engine.aside import Stopped, Tell, aside
from .indexing import Index
from .model.diagnostic import Diagnostic, Severity
from .model.place import Place
from .model.stages import Sources
from .workspace import Gathered

_HINT = "look for a table, list, formula or entry far larger than the others, and part it or leave it out"


@dataclass(frozen=True, slots=True)
class Material:
    """What is checked: what was gathered, and the libraries named by themselves."""

    gathered: Gathered
    shelves: tuple[Sources, ...]

    @property
    def sources(self) -> tuple[Sources, ...]:
        return (*self.gathered.sources, *self.shelves)


def secluded(material: Material, work: Callable[[Material, Tell], Any], index: Index) -> Any:
    """What work says of the material, as plain values or the model's; it tells the slug or path of what it begins with.

    Who brings it to a limit is left out of the material, with a finding that names the limit.
    """
    writes = index.prepare()
    while True:
        try:
            return aside(partial(work, material), writes)
        except Stopped as fault:
            material = _without(fault, material)


def _without(fault: Stopped, material: Material) -> Material:
    """The material without what the child was at."""
    gathered = material.gathered
    names = [(one, one.slug) for one in gathered.sources] + [(one, one.manuscript.path) for one in material.shelves]
    guilty = [one for one, name in names if name == fault.at] or list(material.sources)
    said = tuple(_said(one, fault) for one in guilty)
    kept = tuple(one for one in gathered.sources if one not in guilty)
    shelves = tuple(one for one in material.shelves if one not in guilty)
    return Material(replace(gathered, sources=kept, said=(*gathered.said, *said)), shelves)


def _said(one: Sources, fault: Stopped) -> Diagnostic:
    return Diagnostic(
        "over-limit", Severity.ERROR, Place(one.manuscript.path), f"this is not checked: it {fault}", _HINT
    )
