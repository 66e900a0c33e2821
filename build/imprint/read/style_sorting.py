"""Works without what a style sorts by stand at the end (CSL 1.0.2, "Sorting"), where the processor sets them first."""

from __future__ import annotations

import copy
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

NS = "{http://purl.org/net/xbiblio/csl}"
LAST = "\ue00f"  # sorts behind the letters of all scripts
_NAME = "imprint-sorted-"
_SORT = re.compile(r"<sort>.*?</sort>", re.S)
_KEY = re.compile(r'<key\b[^>]*?\b(macro|variable)="([^"]+)"[^>]*>')
_COUNTED = frozenset(("citation-number", "citation-label", "first-reference-note-number"))

Macros = Mapping[str, ET.Element]


def sorted_to_end(xml: str, root: ET.Element) -> str:
    """A style (its XML, and that read) with keys by which works that have nothing to sort by come last."""
    macros = {str(macro.get("name")): macro for macro in root.findall(f"{NS}macro")}
    made: dict[str, str] = {}
    changed = _SORT.sub(lambda sort: _KEY.sub(lambda key: _key(key, macros, made), sort[0]), xml)
    return changed.replace("<citation", "".join(made.values()) + "<citation", 1) if made else xml


def _key(key: re.Match[str], macros: Macros, made: dict[str, str]) -> str:
    kind, name = key[1], key[2]
    new = f"{_NAME}{name}"
    if kind == "variable" and name not in _COUNTED:
        made[name] = f'<macro name="{new}"><choose><if variable="{name}" match="none"><text value="1"/></if></choose></macro>'
        return f'<key macro="{new}"/>{key[0]}'
    if kind == "macro" and name in macros and _one(macros[name], macros):
        made[f"macro {name}"] = _written(new, _ended(macros[name], macros))
        return key[0].replace(f'"{name}"', f'"{new}"')
    return key[0]


def _one(element: ET.Element, macros: Macros) -> bool:
    """Whether an element prints one thing: names, or another thing in each of its choices; with two, one may be missing."""
    kind = element.tag.removeprefix(NS)
    if kind == "choose":
        return all(_one(branch, macros) for branch in element)
    if kind == "text" and element.get("macro"):
        return str(element.get("macro")) in macros and _one(macros[str(element.get("macro"))], macros)
    if kind in ("macro", "group", "if", "else-if", "else"):
        return len(element) == 1 and _one(element[0], macros)
    return kind in ("names", "text", "date", "number")


def _ended(element: ET.Element, macros: Macros) -> ET.Element:
    """A copy that prints LAST where its names are missing, or none of its choices is made."""
    kind = element.tag.removeprefix(NS)
    if kind == "text" and element.get("macro"):
        return _ended(macros[str(element.get("macro"))], macros)
    if kind == "names":
        return _with_last_substitute(copy.deepcopy(element))
    if kind in ("text", "date", "number"):
        return copy.deepcopy(element)
    if kind in ("macro", "group"):  # a group would print nothing where its variables are empty
        return _ended(element[0], macros)
    out = ET.Element(kind, dict(element.attrib))
    out.extend([_ended(part, macros) for part in element])
    if kind == "choose" and element[-1].tag != f"{NS}else":
        ET.SubElement(ET.SubElement(out, "else"), "text", {"value": LAST})
    return out


def _with_last_substitute(names: ET.Element) -> ET.Element:
    """Names as they are sorted, long and inverted whatever form they are printed in, with LAST in their place."""
    for name in names.iter(f"{NS}name"):
        if name.get("form") == "short":
            name.set("form", "long")
            name.set("name-as-sort-order", "all")
    substitute = names.find(f"{NS}substitute")
    if substitute is None:
        substitute = ET.SubElement(names, "substitute")
    ET.SubElement(substitute, "text", {"value": LAST})
    return names


def _written(name: str, content: ET.Element) -> str:
    macro = ET.Element("macro", {"name": name})
    macro.append(content)
    for element in macro.iter():
        element.tag = element.tag.removeprefix(NS)
    return ET.tostring(macro, encoding="unicode")
