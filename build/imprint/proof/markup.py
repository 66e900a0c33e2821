"""EPUB, page and JATS as proof sees them: their words, their identifiers, their links, their notes."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from ..model.stages import Artefact
from .letters import FORMULA

EPUB, PAGE, JATS = "application/epub+zip", "text/html", "application/jats+xml"
_PASSED_OVER = frozenset(("head", "style", "script", "math", "tex-math", "element-citation"))
_LINKS = ("href", "src", "{http://www.w3.org/1999/xlink}href")


def files_of(artefact: Artefact) -> frozenset[str]:
    """The names of the files of a package; none where it cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(artefact.data)) as package:
            return frozenset(package.namelist())
    except zipfile.BadZipFile:
        return frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of an output: its name, its root, or what is wrong with its XML."""

    name: str
    root: etree._Element | None
    fault: str = ""


def sheets(artefact: Artefact) -> tuple[Sheet, ...]:
    """The documents of an output, in reading order: one of a page or JATS, those of the spine of an EPUB."""
    if artefact.media_type != EPUB:
        return (sheet_of(artefact.name, artefact.data),)
    try:
        with zipfile.ZipFile(BytesIO(artefact.data)) as package:
            return tuple(sheet_of(name, package.read(name)) for name in _spine(package))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as fault:
        return (Sheet(artefact.name, None, f"the package cannot be read: {fault}"),)


def sheet_of(name: str, data: bytes) -> Sheet:
    """A file of XML as a document, or what is wrong with it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        return Sheet(name, None, str(fault))
    for figure in root.iter("fig", "fig-group", "boxed-text"):  # their captions are read last, as they are printed
        figure.extend([*figure.findall("label"), *figure.findall("caption")])
    return Sheet(name, root)


def _spine(package: zipfile.ZipFile) -> Iterator[str]:
    """The names of the content documents as the package document lists them (EPUB 3.3, 5.7)."""
    container = etree.fromstring(package.read("META-INF/container.xml"))
    opf = next((one.get("full-path") or "" for one in container.iter("{*}rootfile")), "")
    root = etree.fromstring(package.read(opf))
    files = {item.get("id"): item.get("href") or "" for item in root.iter("{*}item")}
    for item in root.iter("{*}itemref"):
        yield posixpath.join(posixpath.dirname(opf), unquote(files[item.get("idref")]))


def written(found: tuple[Sheet, ...], contents: bool = False) -> str:
    """The words of all documents together, those of their contents only where asked for: they repeat the headings."""
    passed_over = _PASSED_OVER if contents else _PASSED_OVER | {"nav"}
    return " ".join(text for sheet in found if sheet.root is not None for text in _texts(sheet.root, passed_over))


def _texts(root: etree._Element, passed_over: frozenset[str]) -> Iterator[str]:
    """The texts in reading order, a sign for each formula, without what no reader is shown on the page."""
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "math" and event == "start" and not hidden:
            yield FORMULA
        hidden += {"start": name in passed_over, "end": -(name in passed_over)}.get(event, 0)
        if event == "start" and not hidden:
            yield element.text or ""
        elif event != "start" and not hidden:
            yield element.tail or ""


def twice(found: tuple[Sheet, ...]) -> Iterator[str]:
    """Identifiers that a document has more than once."""
    for sheet in found:
        seen: set[str] = set()
        for name in _identifiers(sheet):
            if name in seen:
                yield f"{name} ({sheet.name})"
            seen.add(name)


def _identifiers(sheet: Sheet) -> Iterator[str]:
    if sheet.root is not None:
        for element in sheet.root.iter("{*}*"):
            if name := element.get("id"):
                yield name


def dead(found: tuple[Sheet, ...], files: frozenset[str]) -> Iterator[str]:
    """Links within the output that lead nowhere; files are the names of all its files."""
    anchors = {sheet.name: frozenset(_identifiers(sheet)) for sheet in found}
    for sheet in found:
        for target in _targets(sheet):
            path, _, fragment = target.partition("#")
            name = posixpath.normpath(posixpath.join(posixpath.dirname(sheet.name), unquote(path))) if path else sheet.name
            missing = path and not name.startswith("../") and name not in files
            if missing or (fragment and name in anchors and unquote(fragment) not in anchors[name]):
                yield target


def _targets(sheet: Sheet) -> Iterator[str]:
    """The relative addresses of a document, and JATS's references to identifiers as fragments."""
    if sheet.root is None:
        return
    for element in sheet.root.iter("{*}*"):
        for value in (element.get(name) for name in _LINKS):
            if value and ":" not in value.split("/")[0] and not value.startswith("//"):
                yield value
        for value in (element.get("rid") or "").split():
            yield f"#{value}"


def calls(found: tuple[Sheet, ...]) -> Iterator[str]:
    """The identifiers of the notes called, in reading order."""
    for sheet in found:
        if sheet.root is not None:
            for element in sheet.root.iter("{*}a", "{*}xref"):
                if element.get("role") == "doc-noteref":
                    yield (element.get("href") or "").partition("#")[2]
                elif element.get("ref-type") == "fn":
                    yield element.get("rid") or ""
