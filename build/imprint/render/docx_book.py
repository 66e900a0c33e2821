"""What is shared while a Word file is written: its parts' relationships, bookmarks, lists, notes, formulas, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from ..model.edition import Edition, Note
from ..model.text import Link, walk
from .address import clean
from .docx_lists import Counting

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the file holds it: its name in word/media, its bytes and size in CSS pixels, its drawing if it has one."""

    name: str
    data: bytes
    width: float
    height: float
    drawing: str = ""  # the name of its SVG, and the bytes of that
    source: bytes = b""


@dataclass(slots=True)
class Part:
    """A part of the package while it is written: its relationships by type and target."""

    name: str
    relations: dict[tuple[str, str], str] = field(default_factory=dict)

    def relation(self, kind: str, target: str) -> str:
        """The identifier of a relationship of this part."""
        return self.relations.setdefault((kind, target), f"rId{len(self.relations) + 1}")


@dataclass(slots=True)
class Called:
    """A note that has been called: its place in its part, and whether Word counts it by itself."""

    note: Note
    number: int
    counted: bool


@dataclass(slots=True)
class Book:
    """The file while it is written; mutable within render_docx only."""

    edition: Edition
    formulas: Mapping[tuple[str, bool], Markup]
    pictures: Mapping[str, Shown]
    targets: Mapping[str, str]  # identifier → bookmark, of what links lead to
    scheme: str  # how Word counts the numbered notes
    brackets: tuple[str, str]  # around their numbers
    lists: list[Counting] = field(default_factory=list)
    called: dict[str, dict[str, Called]] = field(default_factory=lambda: {"footnote": {}, "endnote": {}})
    marks: int = 0
    drawings: int = 0

    @property
    def language(self) -> str:
        return self.edition.language

    def bookmark(self, identifier: str, content: Markup) -> Markup:
        """Content as the target of links, where any lead to it."""
        name = self.targets.get(identifier)
        if not name:
            return content
        self.marks += 1
        form = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>'
        return Markup(form).format(self.marks, name, content)

    def listing(self, counting: Counting) -> int:
        """The number of a new list."""
        self.lists.append(counting)
        return len(self.lists)

    def drawn(self) -> int:
        """The number of a new drawing."""
        self.drawings += 1
        return self.drawings


def targets(edition: Edition, texts: object) -> dict[str, str]:
    """Names for the bookmarks that an edition's links lead to."""
    wanted = (node.url[1:] for node in walk(texts) if isinstance(node, Link) and node.url.startswith("#"))
    return {clean(one): f"_imprint{number}" for number, one in enumerate(dict.fromkeys(wanted), 1)}
