"""Contents in the structure tree: their items hold paragraphs, and each link in them is a reference."""

from __future__ import annotations

import pydyf

from .pdf_tree import Element, Tree


def complete_contents(tree: Tree, document: Element) -> None:
    """Items of contents hold no divisions, and what leads to the text is a Reference (ISO 32000-1, tables 333 and 338)."""
    for element in list(tree.below(document)):
        if element["S"] == "/TOCI":
            _level(tree, element)
            for part in list(tree.below(element)):
                _refer(tree, part)


def _level(tree: Tree, item: Element) -> None:
    """Put what stands in the divisions of an item into the item itself."""
    kids: list[object] = []
    for kid in tree.kids(item):
        division = tree.at(kid)
        if division is None or division["S"] != "/Div":
            kids.append(kid)
            continue
        for inner in tree.kids(division):
            if (child := tree.at(inner)) is not None:
                child["P"] = item.reference  # type: ignore[attr-defined]
                if "Lang" in division:
                    child.setdefault("Lang", division["Lang"])
        kids.extend(tree.kids(division))
    item["K"] = pydyf.Array(kids)


def _refer(tree: Tree, parent: Element) -> None:
    """Put a Reference around each link of an element."""
    kids = tree.kids(parent)
    for at, kid in enumerate(kids):
        link = tree.at(kid)
        if link is not None and link["S"] == "/Link" and parent["S"] != "/Reference":
            around = pydyf.Dictionary({"Type": "/StructElem", "S": "/Reference", "P": parent.reference, "Pg": link["Pg"]})  # type: ignore[attr-defined]
            around["K"] = pydyf.Array([kid])
            tree.pdf.add_object(around)
            link["P"] = around.reference
            kids[at] = around.reference
