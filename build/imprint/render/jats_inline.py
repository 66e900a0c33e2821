"""Inlines as JATS: emphasis, links, calls, formulas, pictures in the line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..model.edition import Edition
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
    Style,
    Styled,
    Text,
)
from .address import clean, language_tag, url
from .jats_math import formula
from .jats_names import Names
from .quotes import marks, spaced
from .xml import Part, element, qualified, words_of


@dataclass(frozen=True, slots=True)
class Setting:
    """Where inlines stand: language, depth of quotation (0 outside), and what may not stand there."""

    edition: Edition
    names: Names
    language: str
    quotes: int = 0
    linked: bool = False  # inside a link: no links, calls, pictures
    breaks: bool = False  # in a title or a table cell: a line break is an element
    displays: bool = False  # in a paragraph or a cell: formulas may be set off
    verse: bool = False  # in a line of verse: links need a wrapper


_TAGS = {
    Style.EMPH: "italic", Style.STRONG: "bold", Style.UNDERLINE: "underline", Style.STRIKEOUT: "strike",
    Style.SUPERSCRIPT: "sup", Style.SUBSCRIPT: "sub", Style.SMALL_CAPS: "sc",
}  # fmt: skip


def inlines(content: Inlines, setting: Setting) -> list[Part]:
    """Inlines as text and elements."""
    return [inline(node, setting) for node in content]


def inline(node: Inline, setting: Setting) -> Part:
    """One inline as text, elements or both."""
    match node:
        case Text(text=text):
            return spaced(text, setting.language)
        case LineBreak():
            return element("break") if setting.breaks else " "
        case Styled(style=style, content=content):
            return element(_TAGS[style], inlines(content, replace(setting, breaks=False, displays=False)))
        case Quoted():
            return _quoted(node, setting)
        case Code(text=text):
            return element("monospace", text)
        case Math():
            return formula(node, setting.names.id(node.attr.id), not setting.displays)
        case Link():
            return _link(node, setting)
        case Image():
            return _picture(node, setting)
        case Span(content=content, attr=attr):
            return _span(content, attr, setting)
        case NoteCall():
            return _call(node, setting)
        case Cite() | NoteText() | CrossReference():
            return None  # gone after compose


def _quoted(node: Quoted, setting: Setting) -> Part:
    """The marks of the language: a second level inside a first, single ones where the author set single ones."""
    outer_open, outer_close, inner_open, inner_close = marks(setting.language)
    inner = setting.quotes % 2 == 1 if setting.quotes else not node.double
    left, right = (inner_open, inner_close) if inner else (outer_open, outer_close)
    deeper = replace(setting, quotes=2 if inner else 1)
    return [left, inlines(node.content, deeper), right]


def _link(node: Link, setting: Setting) -> Part:
    words = inlines(node.content, replace(setting, linked=True, breaks=False, displays=False))
    if setting.linked:
        return words
    if node.url.startswith("#"):
        return _pointer(node.url[1:], words, setting)
    address = url(node.url)
    if not address:
        return words
    made = element("ext-link", words, ext_link_type=_link_type(address), xlink__href=address)
    if node.title or _bare(words_of(made), address):
        made.set(qualified("xlink:title"), clean(node.title or address))
    return element("named-content", made, content_type="link") if setting.verse else made


def _link_type(address: str) -> str:
    return "doi" if address.startswith("https://doi.org/") else "email" if address.startswith("mailto:") else "uri"


def _bare(words: str, address: str) -> bool:
    """Whether a link's words are but its address: then it needs a title (JATS4R, accessibility)."""
    return not words.strip() or words == address or words.startswith(("http://", "https://", "ftp://"))


def _pointer(identifier: str, words: list[Part], setting: Setting) -> Part:
    name = setting.names.target(identifier)
    if not name:
        return words
    return element("xref", words, ref_type=setting.names.kind(name), rid=name)


def _call(node: NoteCall, setting: Setting) -> Part:
    mark = element("sup", node.label)
    name = setting.names.id(node.note)
    if setting.linked or not name:
        return mark
    return element("xref", mark, ref_type="fn", rid=name, id=setting.names.id(node.id))


def _picture(node: Image, setting: Setting) -> Part:
    picture = setting.edition.picture(node.src)
    if picture is None or setting.linked or setting.verse:
        return node.alt
    kind, _, subtype = picture.media_type.partition("/")
    href = f"{setting.edition.slug}/{picture.name}"
    alt = element("alt-text", node.alt or "null")
    return element("inline-graphic", alt, xlink__href=href, mimetype=kind, mime_subtype=subtype)


WORK = "work"  # the words of a note that name a work, until the note has become links
_SILENT = frozenset(("", "smallcaps", "fraction", "nocase", "citation"))  # said by an element already, or to nobody but a style


def _span(content: Inlines, attr: Attr, setting: Setting) -> Part:
    language = language_tag(attr.get("lang"))
    words = inlines(content, replace(setting, language=language or setting.language))
    name = setting.names.id(attr.id)
    work = setting.names.works.get(attr.get("work"), "")
    if work:
        return element("styled-content", words, style_type=WORK, specific_use=work)
    if "smallcaps" in attr.classes:
        words = [element("sc", words)]
    if language and language != setting.language:
        return element("named-content", words, content_type="language", xml__lang=language, id=name)
    kind = next((word for word in attr.classes if re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", word)), "")
    if name or not (kind in _SILENT or kind.startswith("csl-")):
        return element("styled-content", words, style_type=kind, id=name)
    return words
