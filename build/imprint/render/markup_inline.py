"""The tree of a text as HTML that is well-formed XML too: what stands in a line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from markupsafe import Markup, escape

from ..model.redline import DELETED, INSERTED
from ..model.script import direction, leaning
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
    plain,
    rewrite,
    walk,
)
from .address import anchor, clean, length, url
from .attributes import attributes, element, inside
from .markup_extent import extent
from .markup_math import mathml
from .medium import Medium
from .places import page_break
from .quotes import marks, spaced

_TAGS = {
    Style.EMPH: ("em", ""),
    Style.STRONG: ("strong", ""),
    Style.UNDERLINE: ("span", "underline"),
    Style.STRIKEOUT: ("s", ""),
    Style.SUPERSCRIPT: ("sup", ""),
    Style.SUBSCRIPT: ("sub", ""),
    Style.SMALL_CAPS: ("span", "small-caps"),
}

_SPANS = ((INSERTED, "ins"), (DELETED, "del"), ("mark", "mark"))


def inlines(content: Inlines, medium: Medium) -> Markup:
    """Inlines as phrasing content."""
    return Markup("").join(_inline(node, medium) for node in content)


def led(content: Inlines, medium: Medium) -> Markup:
    """Inlines of a note or reference, with a direction of their own where they are in another script than the text."""
    way = leaning(plain(content))
    words = inlines(content, medium)
    if not way or way == direction(medium.language):
        return words
    return Markup('<span dir="{}">{}</span>').format(way, words)


def _inline(node: Inline, medium: Medium) -> Markup:
    match node:
        case Text():
            return _linked(escape(spaced(clean(node.text), medium.language)), medium)
        case LineBreak():
            return Markup("<br/>")
        case Styled():
            tag, name = _TAGS[node.style]
            return element(tag, attributes(Attr(), medium, name), inlines(node.content, medium))
        case Quoted():
            return _quoted(node, medium)
        case Code():
            return element("code", attributes(node.attr, medium), _linked(escape(clean(node.text)), medium))
        case Math():
            return equation(node, medium, "span") if node.display else formula(node, medium)
        case Link():
            return _link(node, medium)
        case Image():
            return _image(node, medium)
        case Span():
            return _span(node, medium)
        case NoteCall():
            return medium.call(node) if medium.call else note_call(node, medium)
        case Cite() | NoteText() | CrossReference():
            return _unset(node, medium)


def _linked(words: Markup, medium: Medium) -> Markup:
    """Words of a PDF's link carry it themselves: PDF/UA-1 fails for any element inside a link."""
    return Markup("{}{}</a>").format(medium.link, words) if medium.link and medium.name == "pdf" else words


def _quoted(node: Quoted, medium: Medium) -> Markup:
    """The outermost quotation has the marks that the author chose, double or single; those inside alternate."""
    level = 1 - medium.quote if medium.quote >= 0 else int(not node.double)
    opening, closing = marks(medium.language)[2 * level : 2 * level + 2]
    within = inlines(node.content, replace(medium, quote=level))
    return _linked(escape(opening), medium) + within + _linked(escape(closing), medium)


def _span(node: Span, medium: Medium) -> Markup:
    if "pagebreak" in node.attr.classes and medium.name == "epub":
        return page_break(node)
    classes = ("small-caps",) if "smallcaps" in node.attr.classes else ()
    tag = next((tag for name, tag in _SPANS if name in node.attr.classes), "span")
    return element(tag, attributes(node.attr, medium, *classes), inlines(node.content, inside(node.attr, medium)))


def _link(node: Link, medium: Medium) -> Markup:
    """A link; note calls in it come after it, and a link in a link or to nowhere is only its words."""
    calls = tuple(part for part in walk(node.content) if isinstance(part, NoteCall))
    content = rewrite(node.content, lambda part: () if isinstance(part, NoteCall) else part)
    content = content if plain(content) or any(isinstance(n, Image) for n in walk(content)) else (Text(node.url),)
    target = medium.href(node.url[1:]) if node.url.startswith("#") and anchor(node.url[1:]) else url(node.url)
    return _anchored(replace(node, content=content), target, medium) + inlines(calls, medium)


def _anchored(node: Link, target: str, medium: Medium) -> Markup:
    within = inside(node.attr, medium)
    if not target or medium.link:
        attrs = attributes(node.attr, medium)
        return element("span", attrs, inlines(node.content, within)) if attrs else inlines(node.content, within)
    bare = Attr(pairs=node.attr.pairs, classes=node.attr.classes) if medium.name == "pdf" else node.attr
    opening = Markup("<a{}>").format(attributes(bare, medium, href=target, title=node.title))
    words = inlines(node.content, replace(within, link=opening))
    if medium.name != "pdf":
        return opening + words + Markup("</a>")
    return element("span", attributes(Attr(node.attr.id), medium), words) if node.attr.id else words


def _image(node: Image, medium: Medium) -> Markup:
    """A picture, or its words where it is missing."""
    shown = medium.pictures.get(node.src)
    own = clean(node.alt or medium.alt or node.title).strip()
    words = own or _named(node.src)
    if shown is None:
        return element("span", attributes(node.attr, medium, "missing-picture"), words)
    decorative = node.attr.get("role") in ("presentation", "none") or "decorative" in node.attr.classes
    sizes = (("width", shown.width), ("height", shown.height))
    size = {name: str(max(1, round(value))) for name, value in sizes if value > 0}
    style = _stated(node.attr, shown.height / shown.width if shown.width > 0 else 0.0)
    if medium.name == "pdf" and not style and shown.width > 0:
        # WeasyPrint 70 keeps the height of a picture whose stated width it cuts: so its size is said as a limit.
        style = f"width: min(100%, {max(1, round(shown.width))}px); height: auto"
    more = {"title": node.title, "style": style, "role": "presentation" if decorative else ""}
    if medium.name == "pdf" and not own and not decorative:
        more["data_wordless"] = "yes"
    attrs = attributes(node.attr, medium, src=shown.url, **size, **more)
    return Markup('<img{} alt="{}"/>').format(attrs, "" if decorative and medium.name != "pdf" else words)


def _stated(attr: Attr, proportion: float) -> str:
    """The size that the author states; of one side alone the other follows, whatever the picture's own size is.

    Two sides in its own proportion, which is its height by its width, are one: where the measure cuts it, both shrink.
    """
    stated = {name: found for name in ("width", "height") if (found := length(attr.get(name)))}
    if len(stated) > 1 and abs(_proportion(stated["width"], stated["height"]) - proportion) <= _NEARLY * proportion:
        del stated["height"]
    whole = {name: stated.get(name, "auto") for name in ("width", "height")} if stated else {}
    fit = ("object-fit: contain",) if stated else ()  # where the measure cuts a side
    return "; ".join((*(f"{name}: {value}" for name, value in whole.items()), *fit))


_NEARLY = 0.03


def _proportion(width: str, height: str) -> float:
    """Of two lengths in one unit; 0 where they are not."""
    (wide, unit), (high, other) = (_NUMBER.match(one).groups() for one in (width, height))  # type: ignore[union-attr]
    return float(high) / float(wide) if unit == other != "%" and float(wide) else 0.0


_NUMBER = re.compile(r"([\d.]+)(.*)")


def _named(source: str) -> str:
    return clean(PurePosixPath(source).stem.replace("-", " ").replace("_", " ")).strip() or "?"


def note_call(node: NoteCall, medium: Medium) -> Markup:
    """The call of a note: the sup stands outside the link (PDF/UA-1)."""
    kind = ' epub:type="noteref"' if medium.name == "epub" else ""
    target = Markup('<a href="{}"{} role="doc-noteref"{}>{}</a>').format(
        medium.href(node.note), attributes(Attr(node.id), medium), Markup(kind), clean(node.label)
    )
    return element("sup", Markup(' class="note-call"'), target)


def formula(node: Math, medium: Medium) -> Markup:
    """A formula by the medium's own means, else as MathML, else its TeX."""
    if medium.math:
        return medium.math(node)
    set_ = mathml(node) or element("code", Markup(' class="math tex"'), clean(node.tex))
    if medium.scrolls and not node.display and len(set_.striptags()) > _LONG:
        return element("span", Markup(' class="long-formula" tabindex="0"'), set_)
    return set_


_LONG = 24  # signs of a formula in a line that may be wider than a small screen: it cannot be broken, and is moved


def equation(node: Math, medium: Medium, tag: str) -> Markup:
    """A formula on a line of its own, with its label."""
    label = Markup(' <span class="label">{}</span>').format(clean(node.label)) if node.label else Markup("")
    focus = {"tabindex": "0"} if medium.scrolls else {}
    width = (extent(node),) if medium.scrolls and not medium.math else ()
    return element(tag, attributes(node.attr, medium, "equation", *width, **focus), formula(node, medium) + label)


def _unset(node: Cite | NoteText | CrossReference, medium: Medium) -> Markup:
    """What compose should have set: its words, so that none is lost."""
    if isinstance(node, Cite):
        return escape("[" + "; ".join(clean(citation.key) for citation in node.citations) + "]")
    if isinstance(node, NoteText):
        return escape(f" [{clean(plain(node.blocks))}]")
    return inlines(node.prefix, medium) + escape(", ".join(map(clean, node.targets)))
