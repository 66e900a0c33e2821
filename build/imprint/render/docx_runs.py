"""What stands in a line of a Word file: runs, links, note references, formulas, pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model.text import (
    Attr,
    Cite,
    Code,
    CrossReference,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    NoteCall,
    NoteText,
    Quoted,
    Span,
    Styled,
    Text,
    plain,
    rewrite,
    walk,
)
from .address import clean, language_tag, url
from .docx_book import HYPERLINK, Book, Part
from .docx_calls import reference
from .docx_face import Face
from .docx_pictures import drawing
from .quotes import marks, spaced


@dataclass(frozen=True, slots=True)
class Line:
    """Where inlines are written: in which part, in which face, in which quotation, inside a link or not."""

    book: Book
    part: Part
    face: Face
    quote: int = -1
    linked: bool = False
    alt: str = ""

    def inlines(self, content: Inlines) -> Markup:
        """Inlines as the content of a paragraph."""
        return Markup("").join(self._inline(node) for node in content)

    def within(self, attr: Attr) -> Line:
        """The line within an element that may be in another language."""
        tag = language_tag(attr.get("lang"))
        if not tag or tag == self.face.language:
            return self
        return replace(self, face=replace(self.face, language=tag), quote=-1)

    def _inline(self, node: Inline) -> Markup:
        match node:
            case Text(text=text):
                return self.face.run(spaced(clean(text), self.face.language))
            case LineBreak():
                return self.face.element("<w:br/>")
            case Styled(style=style, content=content):
                return replace(self, face=self.face.styled(style)).inlines(content)
            case Quoted():
                return self._quoted(node)
            case Code(text=text, attr=attr):
                return self.book.bookmark(attr.id, replace(self.face, style="VerbatimChar").run(text))
            case Math():
                return self.book.bookmark(node.attr.id, self.formula(node))
            case Link():
                return self._link(node)
            case Image():
                return drawing(node, self.book, self.part, self.face, self.alt)
            case Span(content=content, attr=attr):
                return self.book.bookmark(attr.id, self._span(attr).inlines(content))
            case NoteCall():
                return reference(node, self.book, self.face)
            case Cite() | NoteText() | CrossReference():
                return self.face.run(plain(node))

    def _span(self, attr: Attr) -> Line:
        line = self.within(attr)
        return replace(line, face=replace(line.face, small=True)) if "smallcaps" in attr.classes else line

    def _quoted(self, node: Quoted) -> Markup:
        """The outermost quotation has the marks that the author chose; those inside alternate."""
        level = 1 - self.quote if self.quote >= 0 else int(not node.double)
        opening, closing = marks(self.face.language)[2 * level : 2 * level + 2]
        inner = replace(self, quote=level).inlines(node.content)
        return self.face.run(opening) + inner + self.face.run(closing)

    def formula(self, node: Math) -> Markup:
        """A formula as Office Math, else its TeX."""
        found = self.book.formulas.get((node.tex, node.display))
        return found or replace(self.face, style="VerbatimChar").run(node.tex)

    def _link(self, node: Link) -> Markup:
        """A link; note calls in it come after it, and a link in a link or to nowhere is only its words."""
        calls = tuple(part for part in walk(node.content) if isinstance(part, NoteCall))
        content = rewrite(node.content, lambda part: () if isinstance(part, NoteCall) else part)
        content = content if plain(content) or any(isinstance(n, Image) for n in walk(content)) else (Text(node.url),)
        line = self.within(node.attr)
        words = self.book.bookmark(node.attr.id, self._anchored(node, content, line))
        return words + self.inlines(calls)

    def _anchored(self, node: Link, content: Inlines, line: Line) -> Markup:
        target = self._target(node.url)
        if self.linked or not target:
            return line.inlines(content)
        inner = replace(line, linked=True, face=replace(line.face, style="Hyperlink")).inlines(content)
        return Markup("<w:hyperlink {}>{}</w:hyperlink>").format(target, inner)

    def _target(self, address: str) -> Markup:
        if address.startswith("#"):
            name = self.book.targets.get(address[1:])
            return Markup('w:anchor="{}"').format(name) if name else Markup("")
        found = url(address)
        return Markup('r:id="{}"').format(self.part.relation(HYPERLINK, found)) if found else Markup("")


