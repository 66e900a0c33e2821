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
    """Pairs of a type and a variable that may come into print with it (CSL 1.0.2, "Choose").

    Of conditions only those on types are known; of all others, either outcome may come.
    """
    macros = {str(macro.get("name")): macro for macro in root.findall(f"{_NS}macro")}
    reached: dict[str, int] = {}
    found: dict[str, int] = {}
    waiting = [(layout, _ALL) for part in ("citation", "bibliography") for layout in root.findall(f"{_NS}{part}/{_NS}layout")]
    while waiting:
        element, types = waiting.pop()
        if element.tag in _PRINTED:
            for variable in str(element.get("variable") or "").split():
                found[variable] = found.get(variable, 0) | types
        if (name := element.get("macro")) in macros:
            new = types & ~reached.get(str(name), 0)
            if new:
                reached[str(name)] = reached.get(str(name), 0) | new
                waiting.append((macros[str(name)], new))
        parts = _branches(element, types) if element.tag == f"{_NS}choose" else ((part, types) for part in element)
        waiting.extend((part, some) for part, some in parts if some)
    return frozenset((kind, name) for name, types in found.items() for kind, bit in _BITS.items() if types & bit)


def _branches(choose: ET.Element, types: int) -> Iterator[tuple[ET.Element, int]]:
    """The branches of a choice, each with the types that may come into it."""
    for branch in choose:
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
