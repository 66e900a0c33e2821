"""A Word file as proof sees it: its words, its parts, its notes and what refers to them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from ..model.stages import Artefact
from .letters import FORMULA
from .markup import Sheet, sheet_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXTS = ("document", "footnotes", "endnotes")
_KINDS = ("footnote", "endnote")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRITTEN = {
    f"{_W}t": "", f"{_W}p": " ", f"{_W}br": " ", f"{_W}tab": " ",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": FORMULA,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """The parts with text, what is wrong with the XML of any part, and the notes: called ones in order, those that are there."""

    sheets: tuple[Sheet, ...]
    faults: tuple[str, ...]
    called: tuple[tuple[str, str], ...]
    there: frozenset[tuple[str, str]]
    dead: tuple[str, ...]  # names of bookmarks that links lead to and that are nowhere

    @property
    def written(self) -> str:
        """The words of the text and of the notes, a sign for each formula."""
        roots = (sheet.root for sheet in self.sheets if sheet.root is not None)
        return "".join(_WRITTEN[node.tag] or node.text or "" for root in roots for node in root.iter(*_WRITTEN))


def office(artefact: Artefact) -> Office:
    """What a Word file holds; where it is no package, a fault."""
    try:
        with zipfile.ZipFile(BytesIO(artefact.data)) as package:
            names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
            found = {name: sheet_of(name, package.read(name)) for name in names}
    except zipfile.BadZipFile as fault:
        return Office((), (f"the package cannot be read: {fault}",), (), frozenset(), ())
    faults = tuple(f"{one.name} is not well-formed: {one.fault}" for one in found.values() if one.fault)
    texts = tuple(found[name] for name in (f"word/{kind}.xml" for kind in _TEXTS) if name in found)
    return Office(texts, faults, tuple(_called(texts)), frozenset(_there(texts)), tuple(_dead(texts)))


def _called(texts: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    for sheet in texts[:1]:
        for node in sheet.root.iter(*(f"{_W}{kind}Reference" for kind in _KINDS)) if sheet.root is not None else ():
            yield str(node.tag).removeprefix(_W).removesuffix("Reference"), node.get(f"{_W}id") or ""


def _there(texts: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    for sheet in texts:
        for node in sheet.root.iter(*(f"{_W}{kind}" for kind in _KINDS)) if sheet.root is not None else ():
            if f"{_W}type" not in node.attrib and len(node):
                yield str(node.tag).removeprefix(_W), node.get(f"{_W}id") or ""


def _dead(texts: tuple[Sheet, ...]) -> Iterator[str]:
    roots = [sheet.root for sheet in texts if sheet.root is not None]
    names = {node.get(f"{_W}name") for root in roots for node in root.iter(f"{_W}bookmarkStart")}
    for root in roots:
        for node in root.iter(f"{_W}hyperlink"):
            target = node.get(f"{_W}anchor")
            if target and target not in names:
                yield target
