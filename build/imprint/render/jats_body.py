"""Blocks as JATS: sections, paragraphs, lists, figures, tables, listings, verse."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ..model.counting import mark
from ..model.text import (
    Attr,
    Block,
    Blocks,
    Bullets,
    CodeBlock,
    Definitions,
    Div,
    Figure,
    Heading,
    Image,
    Inlines,
    ListStyle,
    Math,
    Numbered,
    Para,
    Quote,
    Rule,
    Table,
    Verse,
    plain,
    walk,
)
from .address import clean, language_tag
from .jats_inline import Setting, inlines
from .jats_table import table
from .xml import Element, element, local, qualified


def sections(content: Blocks, setting: Setting) -> list[Element]:
    """Blocks with their headings as nested sections: what stands before the first heading, then the sections."""
    flat = _opened(content)
    lead, rest = _until(flat, lambda block: isinstance(block, Heading))
    out = blocks(lead, setting)
    while rest:
        heading = rest[0]
        assert isinstance(heading, Heading)
        inside, rest = _until(rest[1:], _closes(heading.level))
        out.append(_section(heading, inside, setting))
    return out


def _closes(level: int) -> Callable[[Block], bool]:
    return lambda block: isinstance(block, Heading) and block.level <= level


def _section(heading: Heading, inside: Blocks, setting: Setting) -> Element:
    label = element("label", heading.number) if heading.number else None
    title = element("title", inlines(heading.content, replace(setting, breaks=True)))
    return element("sec", label, title, sections(inside, setting), id=setting.names.id(heading.attr.id))


def _until(content: Blocks, stop: Callable[[Block], bool]) -> tuple[Blocks, Blocks]:
    at = next((n for n, block in enumerate(content) if stop(block)), len(content))
    return content[:at], content[at:]


def _opened(content: Blocks) -> Blocks:
    """Divisions that hold headings opened, so that the headings can make sections; their language goes along."""
    out: list[Block] = []
    for block in content:
        if isinstance(block, Div) and any(isinstance(inner, Heading) for inner in walk(block.blocks)):
            attr = Attr("", block.attr.classes, block.attr.pairs)
            out.extend(b if isinstance(b, Heading) else Div((b,), attr) for b in _opened(block.blocks))
        else:
            out.append(block)
    return tuple(out)


def blocks(content: Blocks, setting: Setting) -> list[Element]:
    """Blocks where headings make no sections."""
    return [made for node in content for made in block(node, setting)]


def paragraphs(content: Blocks, setting: Setting, allowed: Iterable[str] = ("p",)) -> list[Element]:
    """Blocks where only paragraphs (and the elements allowed) may stand: the others in a paragraph; one at least."""
    made = [node if local(node) in allowed else element("p", node) for node in blocks(content, setting)]
    return made or [element("p")]


def block(node: Block, setting: Setting) -> list[Element]:
    """One block as elements."""
    match node:
        case Para():
            return [_paragraph(node, setting)]
        case Heading(content=content):
            return [element("p", element("bold", inlines(content, setting)), content_type="heading")]
        case CodeBlock():
            return [_listing(node, setting)]
        case Quote(blocks=inner):
            return [element("disp-quote", blocks(inner, setting))]
        case Bullets() | Numbered():
            return _list(node, setting)
        case Definitions():
            return _definitions(node, setting)
        case Verse():
            return _verse(node, setting)
        case Rule():
            return [element("p", "* * *", content_type="thematic-break")]
        case Table():
            return [_table(node, setting)]
        case Figure():
            return [_figure(node, setting)]
        case Div():
            return _division(node, setting)


def _paragraph(node: Para, setting: Setting) -> Element:
    """A paragraph; one that holds nothing but a formula set off or a picture is that formula or picture."""
    name = setting.names.id(node.attr.id)
    match node.content:
        case (Math(display=True),) if not name:
            return _only(inlines(node.content, replace(setting, displays=True)))
        case (Image() as image,) if not name and setting.edition.picture(image.src):
            return _graphic(image, setting)
    language = language_tag(node.attr.get("lang"))
    inner = replace(setting, language=language or setting.language, displays=True, breaks=False)
    return element("p", inlines(node.content, inner), id=name, xml__lang=language)


def _only(parts: Iterable[object]) -> Element:
    return next(part for part in parts if not isinstance(part, (str, list, type(None))))  # type: ignore[return-value]


def _graphic(image: Image, setting: Setting) -> Element:
    """A picture on its own; words for those who do not see it always (JATS4R, accessibility)."""
    picture = setting.edition.picture(image.src)
    assert picture is not None
    kind, _, subtype = picture.media_type.partition("/")
    href = f"{setting.edition.slug}/{picture.name}"
    alt = element("alt-text", image.alt or "null")
    name = setting.names.id(image.attr.id)
    return element("graphic", alt, id=name, xlink__href=href, mimetype=kind, mime_subtype=subtype)


def _listing(node: CodeBlock, setting: Setting) -> Element:
    language = next(iter(node.attr.classes), "")
    tag = "code" if language else "preformat"
    made = element(tag, node.text, id=setting.names.id(node.attr.id), language=language, xml__space="preserve")
    return made


_LIST_TYPES = {
    ListStyle.DECIMAL: "order", ListStyle.LOWER_ALPHA: "alpha-lower", ListStyle.UPPER_ALPHA: "alpha-upper",
    ListStyle.LOWER_ROMAN: "roman-lower", ListStyle.UPPER_ROMAN: "roman-upper",
}  # fmt: skip


def _list(node: Bullets | Numbered, setting: Setting) -> list[Element]:
    """A list; one that does not count 1., 2., 3. carries its marks as labels, since JATS has no start and no brackets."""
    if not node.items:
        return []
    kind = _LIST_TYPES[node.style] if isinstance(node, Numbered) else "bullet"
    labelled = isinstance(node, Numbered) and (node.start, node.before, node.after) != (1, "", ".")
    made = []
    for index, item in enumerate(node.items):
        label = element("label", mark(node, index)) if labelled and isinstance(node, Numbered) else None
        made.append(element("list-item", label, paragraphs(item, setting, ("p", "list", "def-list"))))
    return [element("list", made, list_type="simple" if labelled else kind)]


def _definitions(node: Definitions, setting: Setting) -> list[Element]:
    made = [
        element(
            "def-item",
            element("term", inlines(term, setting)),
            [element("def", paragraphs(words, setting)) for words in given],
        )
        for term, given in node.items
    ]
    return [element("def-list", made)] if made else []


def _verse(node: Verse, setting: Setting) -> list[Element]:
    inner = replace(setting, verse=True)
    lines = [element("verse-line", inlines(line, inner)) for line in node.lines]
    return [element("verse-group", lines)] if lines else []


def caption(label: str, words: Blocks, setting: Setting) -> list[Element]:
    """The label and the caption of a figure, table or listing."""
    made = [element("label", label)] if label else []
    return [*made, element("caption", paragraphs(words, setting))] if words else made


def _table(node: Table, setting: Setting) -> Element:
    grid = table(node, lambda content: cell(content, setting))
    head = caption(node.label, node.caption, setting)
    return element("table-wrap", head, grid, id=setting.names.id(node.attr.id), position="anchor")


_IN_CELL = frozenset(
    ("p", "list", "def-list", "disp-quote", "code", "preformat", "disp-formula", "verse-group", "graphic")
)


def cell(content: Blocks, setting: Setting) -> list[object]:
    """A table cell's content: the inlines of a single paragraph, else blocks."""
    inner = replace(setting, breaks=True, displays=True)
    match content:
        case (Para(content=words, attr=attr),) if not attr.id:
            return list(inlines(words, inner))
    return list(paragraphs(content, setting, _IN_CELL)) if content else []


def _figure(node: Figure, setting: Setting) -> Element:
    """A figure where there is a picture in it, a group where there are figures; a box where there is something else."""
    name = setting.names.id(node.attr.id)
    head = caption(node.label, node.caption, setting)
    inside = [_as_graphic(made, plain(node.caption)) for made in _pictured(node.blocks, setting)]
    if inside and all(local(made) == "graphic" for made in inside):
        return element("fig", head, inside, id=name, position="anchor")
    if inside and all(local(made) == "fig" for made in inside):
        parts = [list(inside[0].iter("graphic"))] if len(inside) == 1 else [inside]
        return element("fig" if len(inside) == 1 else "fig-group", head, parts, id=name, position="anchor")
    if len(inside) == 1 and local(inside[0]) == "table-wrap" and not inside[0].get("id"):
        return element("table-wrap", head, list(inside[0]), id=name, position="anchor")
    return element("boxed-text", head, inside, id=name, position="anchor")


def _pictured(content: Blocks, setting: Setting) -> list[Element]:
    """The blocks of a figure, each picture of a paragraph that holds nothing but pictures on its own."""
    out: list[Element] = []
    for node in content:
        images = _images(node.content, setting) if isinstance(node, Para) else ()
        out.extend([_graphic(image, setting) for image in images] if images else block(node, setting))
    return out


def _images(content: Inlines, setting: Setting) -> tuple[Image, ...]:
    """The pictures of inlines that hold nothing else, () for others."""
    words = [node for node in content if not isinstance(node, Image) and plain((node,))]
    images = tuple(node for node in content if isinstance(node, Image) and setting.edition.picture(node.src))
    return () if words else images


def _as_graphic(made: Element, words: str) -> Element:
    """A figure's picture without words of its own is described by the caption, not marked decorative."""
    for alt in made.iter("alt-text"):
        if alt.text == "null" and words:
            alt.text = clean(words)
    return made


_BOXES = frozenset(("box", "callout", "aside", "sidebar", "note", "tip", "warning", "important", "caution"))
_WITH_LANGUAGE = frozenset(
    ("p", "list", "disp-quote", "verse-group", "def-list", "boxed-text", "code", "preformat", "fig")
)


def _division(node: Div, setting: Setting) -> list[Element]:
    """A box where its class says so; else its blocks, each with the division's language."""
    language = language_tag(node.attr.get("lang"))
    inner = blocks(node.blocks, replace(setting, language=language) if language else setting)
    name = setting.names.id(node.attr.id)
    kind = next((word for word in node.attr.classes if word in _BOXES), "")
    if kind or (name and not inner):
        inner = [element("boxed-text", inner, content_type=kind, id=name)]
    elif name and not inner[0].get("id"):
        inner[0].set("id", name)
    for made in inner:
        if language and local(made) in _WITH_LANGUAGE and not made.get(qualified("xml:lang")):
            made.set(qualified("xml:lang"), language)
    return inner
