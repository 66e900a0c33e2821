"""Binds PDFs into one: pages, structure trees, outlines and links, so that the whole is as accessible as its parts."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

Element = Any  # a structure element or another object of a PDF


@dataclass(frozen=True, slots=True)
class Booklet:
    """A PDF that is bound into another: what links call it, its language, the free pages before it, its outline's shelf.

    Of its pages the first are taken, as many as it has in the whole: a printer's file may have a blank one more.
    """

    name: str
    language: str
    pdf: bytes
    pages: int
    free: int = 0
    shelf: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A page label from a page on (ISO 32000-1, 12.4.2): style "r" or "D", or words alone."""

    index: int
    style: str = ""
    start: int = 1
    words: str = ""


class Binder:
    """The PDF that grows: mutable while it is bound."""

    def __init__(self, scheme: str, language: str) -> None:
        """scheme is that of the addresses that lead to booklets by their names."""
        self.pdf = pikepdf.new()
        self._scheme, self._language = scheme, language
        self._parents: list[Element] = []  # the parent tree: by its keys, from 0
        self._identified: list[tuple[bytes, Element]] = []
        self._targets: dict[str, Element] = {}
        self._outlines: list[tuple[str, list[Element]]] = []
        self._document = self.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, K=[]))

    def add(self, booklet: Booklet) -> None:
        """Bind one more booklet after those before it; free pages are blank."""
        with pikepdf.open(io.BytesIO(booklet.pdf)) as source:
            for _ in range(booklet.free):
                self._blank(source.pages[0])
            first = len(self.pdf.pages)
            for page in list(source.pages)[: booklet.pages]:
                self.pdf.pages.append(page)
            pages = list(self.pdf.pages)[first:]
            self._targets[booklet.name] = _begun(source, pages)
            self._lead(source, pages, f"{len(self._targets)}.")
            self._stand(source, pages, booklet)
            self._outline(source, booklet)
            if "/OutputIntents" in source.Root and "/OutputIntents" not in self.pdf.Root:
                self.pdf.Root.OutputIntents = self._copied(source, source.Root.OutputIntents)

    def blank(self) -> None:
        """One blank page at the end."""
        self._blank(self.pdf.pages[-1])

    def _copied(self, source: pikepdf.Pdf, thing: Element) -> Element:
        """An object of another file; what leads to pages leads to the pages bound already."""
        return self.pdf.copy_foreign(thing if thing.is_indirect else source.make_indirect(thing))

    def _blank(self, like: pikepdf.Page) -> None:
        boxes = {key: [float(one) for one in like.obj[key]] for key in ("/MediaBox", "/TrimBox", "/BleedBox") if key in like.obj}
        self.pdf.add_blank_page()
        self.pdf.pages[-1].obj.Contents = self.pdf.make_stream(b"\n")  # printers' programs stumble over an empty one
        for key, box in boxes.items():
            self.pdf.pages[-1].obj[key] = pikepdf.Array(box)

    # ------------------------------------------------------------ links

    def _lead(self, source: pikepdf.Pdf, pages: Sequence[pikepdf.Page], prefix: str) -> None:
        """Named destinations get names of their own; they are kept as the arrays that they name."""
        named = dict(_names(self._copied(source, source.Root.Names.Dests))) if _has_destinations(source) else {}
        for page in pages:
            for link in page.obj.get("/Annots", ()):
                if isinstance(link.get("/Dest"), pikepdf.String) and bytes(link.Dest) in named:
                    link.Dest = named[bytes(link.Dest)]

    def lead_on(self) -> None:
        """Links to booklets lead to their beginnings, once all are there."""
        for page in self.pdf.pages:
            for link in page.obj.get("/Annots", ()):
                address = str(link.A.get("/URI", "")) if "/A" in link else ""
                target = self._targets.get(address.removeprefix(self._scheme)) if address.startswith(self._scheme) else None
                if target is not None:
                    del link.A
                    link.Dest = target

    # ------------------------------------------------------------ structure

    def _stand(self, source: pikepdf.Pdf, pages: Sequence[pikepdf.Page], booklet: Booklet) -> None:
        """The booklet's structure tree below the whole document's (ISO 32000-1, 14.7)."""
        if "/StructTreeRoot" not in source.Root:
            return
        root = self._copied(source, source.Root.StructTreeRoot)
        part = root.K[0] if isinstance(root.K, pikepdf.Array) else root.K
        part.S, part.P = pikepdf.Name.Part, self._document
        part.Lang = pikepdf.String(booklet.language)
        self._document.K.append(part)
        shift = len(self._parents)
        numbers = dict(_pairs(root.ParentTree))
        self._parents += [numbers.get(key) for key in range(max(numbers, default=-1) + 1)]
        for page in pages:
            _shift(page.obj, "/StructParents", shift)
            for link in page.obj.get("/Annots", ()):
                _shift(link, "/StructParent", shift)
        self._identify(root, part, f"{len(self._targets)}-".encode())

    def _identify(self, root: Element, part: Element, prefix: bytes) -> None:
        """Identifiers are the whole file's: those of a booklet begin with its number, also where cells name their heads."""
        found = dict(_names(root.IDTree)) if "/IDTree" in root else {}
        for name, element in found.items():
            element.ID = pikepdf.String(prefix + name)
            self._identified.append((prefix + name, element))
        if any(not name.startswith(b"note-") for name in found):
            for attributes in _headed(part):
                attributes.Headers = pikepdf.Array([pikepdf.String(prefix + bytes(one)) for one in attributes.Headers])

    # ------------------------------------------------------------ the outline

    def _outline(self, source: pikepdf.Pdf, booklet: Booklet) -> None:
        if "/Outlines" not in source.Root or "/First" not in source.Root.Outlines:
            return
        outlines = self._copied(source, source.Root.Outlines)
        items, item = [], outlines.First
        while item is not None:
            items.append(item)
            item = item.get("/Next")
        for one in items:
            if "/Count" in one:  # the chapters of an article are shown when asked for
                one.Count = -abs(int(one.Count))
        if self._outlines and self._outlines[-1][0] == booklet.shelf and booklet.shelf:
            self._outlines[-1][1].extend(items)
        else:
            self._outlines.append((booklet.shelf, items))

    def _outlined(self) -> Element:
        """All outlines as one, those of a shelf below its name."""
        root = self.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
        top: list[Element] = []
        for shelf, items in self._outlines:
            if not shelf:
                top += items
                continue
            title = pikepdf.Dictionary(Title=pikepdf.String(shelf), Dest=items[0].Dest)
            top.append(self.pdf.make_indirect(title))
            _chain(top[-1], items)
            top[-1].Count = len(items)
        _chain(root, top)
        root.Count = len(top) + sum(len(items) for shelf, items in self._outlines if shelf)
        return root

    # ------------------------------------------------------------ the whole

    def bound(
        self, labels: Sequence[Label], packet: bytes, info: dict[str, str], identifier: bytes, press: bool = False
    ) -> bytes:
        """The whole file, the same bytes for the same booklets; identifier is put into it (sixteen bytes).

        A printer's file is of PDF 1.6 and says that nothing in it is trapped (ISO 15930-7, 6.1 and 6.6).
        """
        pdf = self.pdf
        self.lead_on()
        if self._parents:
            self._structured()
        if self._outlines:
            pdf.Root.Outlines = self._outlined()
        pdf.Root.Lang = pikepdf.String(self._language)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([part for one in labels for part in _label(one)]))
        pdf.Root.Metadata = pdf.make_indirect(pikepdf.Stream(pdf, packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML))
        pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary({f"/{key}": value for key, value in info.items() if value}))
        if press:
            pdf.trailer.Info.Trapped = pikepdf.Name("/False")
        pdf.trailer.ID = pikepdf.Array([pikepdf.String(identifier), pikepdf.String(identifier)])
        pdf.remove_unreferenced_resources()
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            force_version="1.6" if press else "1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable if press else pikepdf.ObjectStreamMode.generate,
            fix_metadata_version=False,
        )
        return out.getvalue()

    def _structured(self) -> None:
        numbers = [part for key, value in enumerate(self._parents) if value is not None for part in (key, value)]
        root = pikepdf.Dictionary(
            Type=pikepdf.Name.StructTreeRoot,
            K=pikepdf.Array([self._document]),
            ParentTree=self.pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(numbers))),
            ParentTreeNextKey=len(self._parents),
        )
        if self._identified:
            ordered = sorted(self._identified, key=lambda one: one[0])
            names = [part for name, element in ordered for part in (pikepdf.String(name), element)]
            limits = [pikepdf.String(ordered[0][0]), pikepdf.String(ordered[-1][0])]
            leaf = self.pdf.make_indirect(pikepdf.Dictionary(Limits=pikepdf.Array(limits), Names=pikepdf.Array(names)))
            root.IDTree = pikepdf.Dictionary(Kids=pikepdf.Array([leaf]))
        self.pdf.Root.StructTreeRoot = self.pdf.make_indirect(root)
        self._document.P = self.pdf.Root.StructTreeRoot
        self.pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _begun(source: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> Element:
    """Where a booklet begins: at its first heading, of which its outline knows the place; else at the top of its first page."""
    outlines = source.Root.get("/Outlines", {})
    place = outlines["/First"].get("/Dest") if "/First" in outlines else None
    if not isinstance(place, pikepdf.Array) or place[1] != "/XYZ":
        return pikepdf.Array([pages[0].obj, pikepdf.Name.Fit])
    at = next((n for n, page in enumerate(source.pages) if page.obj.objgen == place[0].objgen), 0)
    return pikepdf.Array([pages[at].obj, pikepdf.Name.XYZ, *(float(one) for one in list(place)[2:])])


def _has_destinations(source: pikepdf.Pdf) -> bool:
    return "/Names" in source.Root and "/Dests" in source.Root.Names


def _names(tree: Element) -> Iterator[tuple[bytes, Element]]:
    """The pairs of a name tree."""
    names = list(tree.get("/Names", ()))
    yield from ((bytes(name), value) for name, value in zip(names[::2], names[1::2], strict=True))
    for kid in tree.get("/Kids", ()):
        yield from _names(kid)


def _pairs(tree: Element) -> Iterator[tuple[int, Element]]:
    """The pairs of a number tree."""
    numbers = list(tree.get("/Nums", ()))
    yield from ((int(key), value) for key, value in zip(numbers[::2], numbers[1::2], strict=True))
    for kid in tree.get("/Kids", ()):
        yield from _pairs(kid)


def _shift(thing: Element, key: str, by: int) -> None:
    if key in thing:
        thing[key] = int(thing[key]) + by


def _headed(part: Element) -> Iterator[Element]:
    """The attributes of table cells that name their heads, below a structure element."""
    waiting = [part]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        attributes = element.get("/A")
        if isinstance(attributes, pikepdf.Dictionary) and "/Headers" in attributes:
            yield attributes
        kids = element.get("/K")
        waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _chain(parent: Element, items: Sequence[Element]) -> None:
    """Outline items as the children of another (ISO 32000-1, 12.3.3)."""
    for at, one in enumerate(items):
        one.Parent = parent
        for key, near in (("/Prev", at - 1), ("/Next", at + 1)):
            if key in one:
                del one[key]
            if 0 <= near < len(items):
                one[key] = items[near]
    if items:
        parent.First, parent.Last = items[0], items[-1]


def _label(one: Label) -> tuple[int, Element]:
    if one.words:
        return one.index, pikepdf.Dictionary(P=pikepdf.String(one.words))
    return one.index, pikepdf.Dictionary(S=pikepdf.Name(f"/{one.style}"), St=one.start)
