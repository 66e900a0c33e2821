"""Citations in ODT files: Zotero's reference marks, and the bibliography marks of the program itself (ODF 1.3, 7.5.10)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..model.text import Blocks, Citation, Cite, Inlines, Mode, Node, Text, rewrite
from .office_tree import Element, drop, local, value_of

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MARK = "imprint-citation-"
_TYPES = {
    "book": "book", "booklet": "pamphlet", "article": "article-journal", "inbook": "chapter", "incollection": "chapter",
    "conference": "paper-conference", "inproceedings": "paper-conference", "proceedings": "book", "mastersthesis": "thesis",
    "phdthesis": "thesis", "techreport": "report", "unpublished": "manuscript", "www": "webpage",
    "email": "personal_communication", "journal": "article-journal", "manual": "book", "misc": "document",
}  # fmt: skip
_WORDS = {
    "title": "title", "booktitle": "container-title", "journal": "container-title", "volume": "volume", "number": "issue",
    "pages": "page", "publisher": "publisher", "institution": "publisher", "organizations": "publisher",
    "school": "publisher", "address": "publisher-place", "edition": "edition", "url": "URL", "isbn": "ISBN", "issn": "ISSN",
    "note": "note", "series": "collection-title",
}  # fmt: skip
_LABELS = {  # in words that are read as locators
    "page": "p. {}", "chapter": "chap. {}", "volume": "vol. {}", "section": "sec. {}", "note": "n. {}", "paragraph": "para. {}",
    "folio": "fol. {}", "line": "l. {}", "verse": "v. {}",
}  # fmt: skip


@dataclass(slots=True)
class Cited:
    """What the marks of a file cite, mark by mark, and the works with their CSL data."""

    groups: list[tuple[Citation, ...]] = field(default_factory=list)
    works: dict[str, dict[str, Any]] = field(default_factory=dict)


def with_marks(root: Element) -> Cited:
    """Zotero's marks become bibliography marks, which pandoc reads, in the place; what they cite."""
    cited = Cited()
    for start in list(root.iter(f"{_TEXT}reference-mark-start")):
        name = value_of(start, "name")
        items = _items(name)
        if items and _without_words(start, name):
            start.tag = f"{_TEXT}bibliography-mark"
            start.attrib.clear()
            start.set(f"{_TEXT}identifier", f"{_MARK}{len(cited.groups)}")
            cited.groups.append(tuple(_citation(one) for one in items))
            cited.works |= {_id(one): {**one["itemData"], "id": _id(one)} for one in items}
    for mark in root.iter(f"{_TEXT}bibliography-mark"):
        if (key := value_of(mark, "identifier")) and not key.startswith(_MARK):
            cited.works.setdefault(key, _native(mark, key))
    for section in list(root.iter(f"{_TEXT}section")):
        if value_of(section, "name").lstrip().startswith("ZOTERO_BIBL"):
            drop(section)
    return cited


def in_their_places(blocks: Blocks, groups: tuple[tuple[Citation, ...], ...]) -> Blocks:
    """The tree with the citations of Zotero's marks."""

    known = {f"{_MARK}{number}": group for number, group in enumerate(groups)}

    def change(node: Node) -> Node:
        if isinstance(node, Cite) and len(node.citations) == 1 and node.citations[0].key in known:
            return Cite(known[node.citations[0].key])
        return node

    return rewrite(blocks, change) if groups else blocks


def _items(name: str) -> list[dict[str, Any]]:
    if "ZOTERO_ITEM" not in name and "CSL_CITATION" not in name:
        return []
    try:
        stated, _ = json.JSONDecoder().raw_decode(name, name.index("{"))
    except (ValueError, RecursionError):
        return []
    found = stated.get("citationItems") if isinstance(stated, dict) else None
    return [one for one in found or [] if isinstance(one, dict) and isinstance(one.get("itemData"), dict)]


def _id(item: dict[str, Any]) -> str:
    return str(item.get("id") or item["itemData"].get("id") or item["itemData"].get("title"))


def _citation(item: dict[str, Any]) -> Citation:
    locator = str(item.get("locator") or "")
    said = _LABELS.get(str(item.get("label") or "page"), "{}").format(locator) if locator else ""
    suffix = said + str(item.get("suffix") or "")
    mode = Mode.SUPPRESSED if item.get("suppress-author") else Mode.NORMAL
    return Citation(_id(item), _words(str(item.get("prefix") or "")), _words(f", {suffix}" if said else suffix), mode)


def _words(text: str) -> Inlines:
    return (Text(text.strip()),) if text.strip() else ()


def _without_words(start: Element, name: str) -> bool:
    """Take away what a mark shows, up to its end in the same paragraph; False where that is not there."""
    end = next((one for one in _after(start) if local(one) == "reference-mark-end" and value_of(one, "name") == name), None)
    if end is None:
        return False
    for one in list(_after(start)):
        if one is end:
            break
        drop(one)
    start.tail = end.tail
    end.tail = None
    drop(end)
    return True


def _after(node: Element) -> Iterator[Element]:
    return node.itersiblings()


def _native(mark: Element, key: str) -> dict[str, Any]:
    said = {local_name(name): str(value).strip() for name, value in mark.items()}
    item: dict[str, Any] = {"id": key, "type": _TYPES.get(said.get("bibliography-type", ""), "document")}
    item |= {variable: said[name] for name, variable in _WORDS.items() if said.get(name)}
    for role in ("author", "editor"):
        if said.get(role):
            item[role] = [_person(one) for one in said[role].replace(" and ", ";").split(";") if one.strip()]
    if said.get("year"):
        item["issued"] = {"date-parts": [[int(said["year"])]]} if said["year"].isdecimal() else {"literal": said["year"]}
    return item


def local_name(name: object) -> str:
    """An attribute's name without its namespace."""
    return str(name).rpartition("}")[2]


def _person(words: str) -> dict[str, str]:
    family, _, given = words.partition(",")
    if not given:
        *first, family = words.split()
        given = " ".join(first)
    return {"family": family.strip(), "given": given.strip()} if given.strip() else {"literal": family.strip()}
