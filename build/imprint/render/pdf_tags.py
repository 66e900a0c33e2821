"""The structure tree of a PDF mended before it is written: what pages tore apart joined, notes put at their calls."""

from __future__ import annotations

import pydyf

from .pdf_artifacts import set_apart
from .pdf_contents import complete_contents
from .pdf_dress import ORNAMENT, PLACE, SOURCE, text_string
from .pdf_tree import Element, Tree

# Elements that hold only elements: their parts on several pages can become one (ISO 32000-1, 14.7.2).
_JOINED = frozenset((
    "/Art", "/Sect", "/Div", "/P", "/BlockQuote", "/Note", "/L", "/LI", "/LBody", "/Table", "/TBody", "/TR", "/NonStruct",
    "/Caption",
))  # fmt: skip
_NAMELESS = frozenset(("/NonStruct", "/Span"))


def mend(pdf: pydyf.PDF) -> None:
    """Join, move, name: the whole pass over the structure tree."""
    root = _root(pdf)
    if root is None:
        return
    tree = Tree(pdf)
    document = tree.at(root["K"][0])  # type: ignore[index]
    if document is None:
        return
    _unwrap_nameless(tree, document)
    _join(tree, document)
    _put_notes(tree, document)
    _flatten(tree, document)
    _prune(tree, document)
    _complete_lists(tree, document)
    complete_contents(tree, document)
    _identify(tree, document, root)
    set_apart(pdf, {element.reference for element in tree.below(document)})  # type: ignore[attr-defined]
    for element in pdf.objects:
        if isinstance(element, dict):
            element.pop(SOURCE, None)
            element.pop(PLACE, None)
            element.pop(ORNAMENT, None)


def _root(pdf: pydyf.PDF) -> Element | None:
    reference = pdf.catalog.get("StructTreeRoot")
    return pdf.objects[int(reference.split()[0])] if reference else None


def _unwrap_nameless(tree: Tree, document: Element) -> None:
    """The setter's area for footnotes is no element of the text: its notes stand in its place."""
    kids: list[object] = []
    for kid in tree.kids(document):
        element = tree.at(kid)
        if element is None or element["S"] != "/NonStruct" or SOURCE in element:
            kids.append(kid)
            continue
        for inner in tree.kids(element):
            if (child := tree.at(inner)) is not None:
                child["P"] = document.reference  # type: ignore[attr-defined]
        kids.extend(tree.kids(element))
    document["K"] = pydyf.Array(kids)


def _join(tree: Tree, parent: Element) -> None:
    """Make one of siblings that are parts of the same HTML element on several pages."""
    first: dict[object, Element] = {}
    kids: list[object] = []
    for kid in tree.kids(parent):
        element = tree.at(kid)
        key = (element.get(SOURCE), element["S"]) if element is not None else None
        if element is None or key is None or key[0] is None or element["S"] not in _JOINED | {"/THead"}:
            kids.append(kid)
        elif key in first and element["S"] == "/THead":
            _rename_headers(tree, parent, _header_names(tree, element), _header_names(tree, first[key]))
        elif key in first and _only_elements(tree, first[key]) and _only_elements(tree, element):
            _adopt(tree, first[key], element)
        else:
            first[key] = element
            kids.append(kid)
    parent["K"] = pydyf.Array(kids)
    for kid in kids:
        if (child := tree.at(kid)) is not None:
            _join(tree, child)


def _header_names(tree: Tree, element: Element) -> list[bytes]:
    return [cell["ID"].data for cell in tree.below(element) if isinstance(cell.get("ID"), pydyf.String)]  # type: ignore[attr-defined]


def _rename_headers(tree: Tree, table: Element, old: list[bytes], new: list[bytes]) -> None:
    """The head of a table repeated on a further page is left out; the cells there name the first one's headers."""
    names = dict(zip(old, new, strict=False))
    for cell in tree.below(table):
        attributes = cell.get("A")
        if isinstance(attributes, dict) and "Headers" in attributes:
            attributes["Headers"] = pydyf.Array(names.get(_data(name), name) for name in attributes["Headers"])


def _data(name: object) -> bytes:
    return name.data if isinstance(name, pydyf.String) else bytes(name)  # type: ignore[call-overload,no-any-return]


def _only_elements(tree: Tree, element: Element) -> bool:
    return all(tree.at(kid) is not None for kid in tree.kids(element))


def _adopt(tree: Tree, parent: Element, from_: Element) -> None:
    for kid in tree.kids(from_):
        child = tree.at(kid)
        if child is not None:
            child["P"] = parent.reference  # type: ignore[attr-defined]
    tree.kids(parent).extend(tree.kids(from_))
    from_["K"] = pydyf.Array()


def _put_notes(tree: Tree, document: Element) -> None:
    """Footnotes, which the setter leaves at the end of the page, go to their calls."""
    notes = {note.get(SOURCE): kid for kid in tree.kids(document) if (note := tree.at(kid)) is not None and note["S"] == "/Note"}
    moved: set[object] = set()
    for element in list(tree.below(document)):
        for at, kid in enumerate(tree.kids(element)):
            place = tree.at(kid)
            note = notes.get(place.get(PLACE)) if place is not None and PLACE in place else None  # type: ignore[assignment]
            if note is None or note in moved:
                continue
            tree.kids(element)[at] = note
            tree.at(note)["P"] = element.reference  # type: ignore[index,attr-defined]
            moved.add(note)
    document["K"] = pydyf.Array(kid for kid in tree.kids(document) if kid not in moved)


def _flatten(tree: Tree, element: Element) -> None:
    """An element whose only child is another box of the same HTML element gives it up."""
    for kid in list(tree.kids(element)):
        child = tree.at(kid)
        if child is None:
            continue
        _flatten(tree, child)
        same = SOURCE in child and child.get(SOURCE) == element.get(SOURCE)
        if same and child["S"] == element["S"] and _only_elements(tree, child):
            at = tree.kids(element).index(kid)
            for inner in tree.kids(child):
                tree.at(inner)["P"] = element.reference  # type: ignore[index,attr-defined]
            tree.kids(element)[at : at + 1] = tree.kids(child)


def _prune(tree: Tree, element: Element) -> bool:
    """Take out ornaments and elements without content; says whether anything is left. Table cells and list parts may be empty."""
    kids = [kid for kid in tree.kids(element) if (child := tree.at(kid)) is None or _prune(tree, child)]
    element["K"] = pydyf.Array(() if ORNAMENT in element else kids)
    kids = element["K"]  # type: ignore[assignment]
    return bool(kids) or element["S"] in ("/TD", "/TH", "/TR", "/LBody", "/LI", "/Document")


def _complete_lists(tree: Tree, document: Element) -> None:
    """Items hold labels and bodies only, and lists with labels say so (ISO 32000-1, 14.8.4.3.3 and table 347)."""
    for element in tree.below(document):
        if element["S"] == "/LI":
            _embody(tree, element)
        elif element["S"] == "/L" and "A" not in element and _labelled(tree, element):
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": "/Decimal"})


def _embody(tree: Tree, item: Element) -> None:
    """Put what stands beside the label of an item into one body."""
    kids = [(kid, tree.at(kid)) for kid in tree.kids(item)]
    labels = [kid for kid, element in kids if element is not None and element["S"] == "/Lbl"]
    rest = [kid for kid, element in kids if element is None or element["S"] != "/Lbl"]
    if len(rest) == 1 and tree.at(rest[0]) is not None and tree.at(rest[0])["S"] == "/LBody":  # type: ignore[index]
        return
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "P": item.reference, "Pg": item["Pg"]})  # type: ignore[attr-defined]
    body["K"] = pydyf.Array(rest)
    tree.pdf.add_object(body)
    for kid in rest:
        if (child := tree.at(kid)) is not None:
            child["P"] = body.reference
            child["S"] = "/Div" if child["S"] == "/LBody" else child["S"]
    item["K"] = pydyf.Array([*labels, body.reference])


def _labelled(tree: Tree, element: Element) -> bool:
    items = (tree.at(kid) for kid in tree.kids(element))
    return any(tree.at(kid)["S"] == "/Lbl" for item in items if item for kid in tree.kids(item) if tree.at(kid))  # type: ignore[index]


def _identify(tree: Tree, document: Element, root: Element) -> None:
    """Each note gets an identifier of its own (ISO 14289-1, 7.9), and the identifiers a tree."""
    count = 0
    found: list[tuple[bytes, bytes]] = []
    for element in tree.below(document):
        if element["S"] == "/Note":
            count += 1
            element["ID"] = pydyf.String(f"note-{count:05d}")
        if isinstance(element.get("ID"), pydyf.String):
            found.append((element["ID"].data, element.reference))  # type: ignore[attr-defined]
    if found:
        names = [part for pair in sorted(found) for part in pair]
        root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([_leaf(tree.pdf, found, names)])})


def _leaf(pdf: pydyf.PDF, found: list[tuple[bytes, bytes]], names: list[bytes]) -> bytes:
    limits = pydyf.Array([min(found)[0], max(found)[0]])
    leaf = pydyf.Dictionary({"Limits": limits, "Names": pydyf.Array(names)})
    pdf.add_object(leaf)
    reference: bytes = leaf.reference
    return reference


def number_pages(pdf: pydyf.PDF, first: str) -> None:
    """Page labels that begin with the article's first page in its issue (ISO 32000-1, 12.4.2)."""
    if first.isascii() and first.isdigit():
        label = pydyf.Dictionary({"S": "/D", "St": int(first)})
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, label])})


def describe(pdf: pydyf.PDF, packet: bytes) -> None:
    """The XMP packet in place of the setter's."""
    stream = pydyf.Stream([packet], {"Type": "/Metadata", "Subtype": "/XML"}, compress=False)
    pdf.add_object(stream)
    pdf.catalog["Metadata"] = stream.reference


__all__ = ["describe", "mend", "number_pages", "text_string"]
