"""MathML as the setter of formulas understands it: what it takes for operators, how wide it sets accents, how close columns."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from ziamath import operators

# Combining marks, as texmath writes accents, and the signs that the setter sets as such at their own width.
_ACCENTS = {
    "\u0300": "`", "\u0301": "´", "\u0302": "ˆ", "\u0303": "˜", "\u0306": "˘", "\u0307": "˙", "\u0308": "¨", "\u030a": "˚",
    "\u030c": "ˇ",
}  # fmt: skip
_OVERLINE, _RULE = "¯", "―"  # the setter draws a rule for the second
_ARROW = "→"  # set small over a letter
_CELL = 0.4  # em beside a cell (MathML Core, appendix A), where it does not say that it has none
_CLOSE = {"lspace": "0", "rspace": "0"}


def adapt(root: Element) -> None:
    """Change a tree of presentation MathML in place."""
    for node in root.iter():
        if node.tag == "mi" and (node.text or "") in operators.names:
            node.attrib.update(_CLOSE)  # an identifier: ∂, !, ∇
        elif node.tag == "mover" and len(node) == 2 and node[1].tag == "mo" and node[1].get("accent") == "true":
            _accent(node, node[1])
        elif node.tag == "mtable" and len(node):
            longest = max(map(list, node), key=lambda row: len(row))
            node.set("columnspacing", " ".join(f"{_beside(*cells):g}em" for cells in pairwise(longest)) or "0em")


def _beside(cell: Element, after: Element) -> float:
    sides = ("padding-right: 0" in cell.get("style", ""), "padding-left: 0" in after.get("style", ""))
    return _CELL * sides.count(False)


def _accent(node: Element, over: Element) -> None:
    mark = over.text or ""
    over.attrib.update(_CLOSE)
    if mark != _ARROW:
        node.set("accent", "true")
    if mark == _OVERLINE:
        over.text = _RULE
    elif mark in _ACCENTS and not len(node[0]) and len(node[0].text or "") == 1:
        over.tag, over.text = "mi", _ACCENTS[mark]
