"""What a citation style prints of works of each type: its layouts followed through macros and choices of types."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from ..model.style import TYPES

_NS = "{http://purl.org/net/xbiblio/csl}"
_PRINTED = frozenset(f"{_NS}{name}" for name in ("text", "number", "date", "names"))
_BITS = {name: 1 << at for at, name in enumerate(TYPES)}
_ALL = (1 << len(TYPES)) - 1


def printed(root: ET.Element) -> frozenset[tuple[str, str]]:
    """Pairs of a type and a variable that may come into print with it (CSL 1.0.2, "Choose"); "" is words of the style's own.

    Of conditions only those on types are known; of all others, either outcome may come.
    """
    return _printed(root, ("citation", "bibliography"), first=False)


def printed_first(root: ET.Element) -> frozenset[tuple[str, str]]:
    """The same of a work's first citation, where the conditions on its position are known too (CSL 1.0.2, "position")."""
    return _printed(root, ("citation",), first=True)


def printed_locators(root: ET.Element) -> frozenset[str] | None:
    """Labels of locators that a style's citations tell from others; None where they print the label of any.

    Where they print no label, a number is a page, or what a condition on locators says.
    """
    reached = list(_reached(root, "citation"))
    about = [one for one in reached if one.get("variable") == "locator"]
    if any(one.tag == f"{_NS}label" for one in about):
        return None
    asked = ((str(one.get("locator") or "").split(), one.get("match", "all")) for one in reached)
    named = (label for labels, match in asked for label in labels if match == "any" or (match == "all" and len(labels) == 1))
    return frozenset(("page", *named)) if about else frozenset()


def _reached(root: ET.Element, part: str) -> Iterator[ET.Element]:
    """The elements of a layout and of the macros that it calls, each macro once."""
    macros = {str(macro.get("name")): macro for macro in root.findall(f"{_NS}macro")}
    waiting = root.findall(f"{_NS}{part}/{_NS}layout")
    while waiting:
        for one in waiting.pop().iter():
            yield one
            if (name := str(one.get("macro"))) in macros:
                waiting.append(macros.pop(name))


def _printed(root: ET.Element, sections: tuple[str, ...], first: bool) -> frozenset[tuple[str, str]]:
    macros = {str(macro.get("name")): macro for macro in root.findall(f"{_NS}macro")}
    reached: dict[str, int] = {}
    found: dict[str, int] = {}
    layouts = (layout for part in sections for layout in root.findall(f"{_NS}{part}/{_NS}layout"))
    waiting = [(layout, _ALL, False) for layout in layouts]
    while waiting:
        element, types, grouped = waiting.pop()
        grouped = grouped or _falls_silent(element)
        if element.tag in _PRINTED:
            for variable in str(element.get("variable") or "").split() or ([] if grouped else _words(element)):
                found[variable] = found.get(variable, 0) | types
        if (name := str(element.get("macro"))) in macros:
            new = types & ~reached.get(name, 0)
            if new:
                reached[name] = reached.get(name, 0) | new
                waiting.append((macros[name], new, False))
        parts = _branches(element, types, first) if element.tag == f"{_NS}choose" else ((part, types) for part in element)
        waiting.extend((part, some, grouped) for part, some in parts if some)
    return frozenset((kind, name) for name, types in found.items() for kind, bit in _BITS.items() if types & bit)


def _falls_silent(element: ET.Element) -> bool:
    """Whether an element is a group that prints nothing without its variables, also none of its own words ("Group")."""
    return element.tag == f"{_NS}group" and any(one.get("variable") or one.get("macro") for one in element.iter())


def _words(element: ET.Element) -> list[str]:
    """The name "" for words of the style's own ("Anon."), which stand for a work without anything else."""
    return [""] if element.get("term") or element.get("value") else []


def _branches(choose: ET.Element, types: int, first: bool) -> Iterator[tuple[ET.Element, int]]:
    """The branches of a choice, each with the types that may come into it."""
    for branch in choose:
        if first and _later(branch):
            continue
        named = str(branch.get("type") or "").split()
        these = sum(_BITS.get(name, 0) for name in set(named))
        alone = all(test in ("type", "match") for test in branch.attrib)
        match = branch.get("match", "all")
        if not named:
            may, must = _ALL, 0 if branch.attrib else _ALL
        elif match == "none":
            may, must = _ALL & ~these, _ALL & ~these if alone else 0
        elif match == "any":
            may, must = (these, these) if alone else (_ALL, these)
        else:
            may, must = these, these if alone and len(named) == 1 else 0
        yield branch, types & may
        types &= ~must


def _later(branch: ET.Element) -> bool:
    """Whether a branch is for later citations only."""
    positions = str(branch.get("position") or "first").split()
    alone = all(test in ("position", "match") for test in branch.attrib)
    match = branch.get("match", "all")
    return "first" not in positions and (match == "all" or (match == "any" and alone))
