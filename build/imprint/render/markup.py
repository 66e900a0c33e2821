"""The tree of a text as HTML that is well-formed XML too: its blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from markupsafe import Markup

from ..model.counting import mark
from ..model.edition import Edition
from ..model.redline import DELETED, INSERTED
from ..model.script import digits
from ..model.text import (
    PLAIN,
    Attr,
    Block,
    Blocks,
    Bullets,
    Cell,
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
from .address import clean
from .attributes import attributes, element, inside
from .code import highlighted
from .markup_inline import equation, inlines, led
from .markup_table import TableWriter
from .medium import Medium, medium

__all__ = ["blocks", "flow", "inlines", "labelled", "medium", "references"]


def blocks(content: Blocks, medium: Medium) -> Markup:
    """Blocks as elements, one to a line."""
    return Markup("\n").join(_block(block, medium) for block in content)


def flow(content: Blocks, medium: Medium) -> Markup:
    """Blocks inside an item or a cell: a single tight paragraph is bare, and no p stands directly in a PDF's li."""
    if len(content) == 1 and isinstance(content[0], Para) and content[0].plain and content[0].attr == PLAIN:
        return inlines(content[0].content, medium)
    return Markup("\n").join(_flowing(block, medium) for block in content)


def references(edition: Edition, medium: Medium) -> Markup:
    """The reference list as an ordered list, "" where the edition has none."""
    items = (
        element(
            "li",
            attributes(Attr(ref.id), medium),
            (_label(inlines(ref.label, medium)) if ref.label else Markup("")) + led(ref.content, medium),
        )
        for ref in edition.references
    )
    kind = "labelled" if any(ref.label for ref in edition.references) else "unlabelled"
    shape = "hanging" if edition.references_hanging else "flush"
    attrs = attributes(Attr(classes=("references", kind, shape)), medium)
    return element("ol", attrs, Markup("\n").join(items)) if edition.references else Markup("")


def labelled(label: str, caption: Blocks, medium: Medium) -> Markup:
    """A caption: its label, then its words, the first paragraph in the line of the label."""
    first, rest = _opening(caption)
    line = _label(label) + inlines(first, medium)
    return line + Markup("").join(element("div", Markup(""), flow((block,), medium)) for block in rest)


def _label(label: str) -> Markup:
    return Markup('<span class="label">{}</span> ').format(clean(label)) if label else Markup("")


def _opening(caption: Blocks) -> tuple[Inlines, Blocks]:
    if caption and isinstance(caption[0], Para):
        return caption[0].content, caption[1:]
    return (), caption


def _block(block: Block, medium: Medium) -> Markup:
    match block:
        case Para():
            return _para(block, medium, "div" if block.plain else "p")
        case Heading():
            return _heading(block, medium)
        case CodeBlock():
            return _listing(block, medium)
        case Quote():
            return element("blockquote", Markup(""), Markup("\n{}\n").format(blocks(block.blocks, medium)))
        case Bullets():
            return _items("ul", Markup(""), (Markup("") for _ in block.items), block.items, medium)
        case Numbered():
            return _items("ol", _counting(block), _marks(block, medium), block.items, medium)
        case Definitions():
            return _definitions(block, medium)
        case Verse():
            return _verse(block, medium)
        case Rule():
            return Markup("<hr/>")
        case Table():
            return _table(block, medium)
        case Figure():
            return _figure(block, medium)
        case Div():
            within = Markup("\n{}\n").format(blocks(block.blocks, inside(block.attr, medium)))
            return element("div", attributes(block.attr, medium, **_change(block.attr)), within)


def _change(attr: Attr) -> dict[str, str]:
    """The role of blocks that came or went between two versions (WAI-ARIA 1.2)."""
    role = "insertion" if INSERTED in attr.classes else "deletion" if DELETED in attr.classes else ""
    return {"role": role} if role else {}


def _flowing(block: Block, medium: Medium) -> Markup:
    """A block in an item: PDF/UA-1 (7.2) allows no P directly in an LI, so paragraphs are divisions there."""
    if isinstance(block, Para) and medium.name == "pdf":
        return _para(block, medium, "div")
    return _block(block, medium)


def _para(para: Para, medium: Medium, tag: str) -> Markup:
    """A paragraph; formulas on lines of their own part it, since a p holds no div."""
    parts: list[Markup] = []
    for part in _parted(para.content):
        attr = para.attr if not parts else Attr(classes=para.attr.classes, pairs=para.attr.pairs)
        if isinstance(part, Math):
            parts.append(equation(part, medium, "div"))
            continue
        classes = ("plain" if para.plain else "p",) if tag == "div" else ()
        going_on = ("continued",) if parts else ()
        attrs = attributes(attr, medium, *classes, *going_on)
        parts.append(element(tag, attrs, inlines(part, inside(attr, medium))))
    return Markup("\n").join(parts)


def _parted(content: Inlines) -> tuple[Inlines | Math, ...]:
    parts: list[Inlines | Math] = []
    run: Inlines = ()
    for node in content:
        if isinstance(node, Math) and node.display:
            parts += [run, node] if plain(run) else [node]
            run = ()
        else:
            run = (*run, node)
    return (*parts, run) if not parts or _something(run) else tuple(parts)


def _something(run: Inlines) -> bool:
    return bool(plain(run)) or any(not hasattr(node, "text") for node in run)


def _heading(heading: Heading, medium: Medium) -> Markup:
    """Level 1 of the text is h2: h1 is the article's title."""
    number = Markup('<span class="number">{}</span> ').format(clean(heading.number)) if heading.number else Markup("")
    words = inlines(heading.content, inside(heading.attr, medium))
    return element(f"h{min(max(heading.level, 1) + 1, 6)}", attributes(heading.attr, medium), number + words)


def _listing(block: CodeBlock, medium: Medium) -> Markup:
    language, *rest = block.attr.classes or ("",)
    code = element("code", attributes(Attr(classes=(f"language-{language}",) if language else ()), medium),
                   highlighted(block.text, language))  # fmt: skip
    caption = block.attr.get("caption")
    attr = Attr("" if caption else block.attr.id, tuple(rest), block.attr.pairs)
    focus = {"tabindex": "0"} if medium.name == "page" else {}
    pre = element("pre", attributes(attr, medium, "listing", dir="ltr", **focus), code)
    if not caption:
        return pre
    return Markup('<figure{} class="listing">{}<figcaption>{}</figcaption></figure>').format(
        attributes(Attr(block.attr.id), medium), pre, clean(caption)
    )


def _items(tag: str, attrs: Markup, marks: Iterable[Markup], items: tuple[Blocks, ...], medium: Medium) -> Markup:
    rows = Markup("\n").join(element("li", one, flow(item, medium)) for one, item in zip(marks, items, strict=True))
    return element(tag, attrs, Markup("\n{}\n").format(rows)) if items else Markup("")


_TYPES = {
    ListStyle.DECIMAL: "",
    ListStyle.LOWER_ALPHA: "a",
    ListStyle.UPPER_ALPHA: "A",
    ListStyle.LOWER_ROMAN: "i",
    ListStyle.UPPER_ROMAN: "I",
}


def _counting(block: Numbered) -> Markup:
    kind, start = _TYPES[block.style], "" if block.start == 1 else str(block.start)
    worded = "worded" if any(map(str.isalpha, block.before + block.after)) else ""
    pairs = (("class", worded), ("type", kind), ("start", start))
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in pairs if value)


def _marks(block: Numbered, medium: Medium) -> Iterable[Markup]:
    """What is set before the items, where that is not "1."; WeasyPrint 70 sets no content of ::marker."""
    if (block.before, block.after) == ("", "."):
        return (Markup("") for _ in block.items)
    form = " style=\"list-style-type: '{}\u2002'\"" if medium.name == "pdf" else ' data-mark="{}"'
    return (Markup(form).format(digits(mark(block, index), medium.language)) for index in range(len(block.items)))


def _definitions(block: Definitions, medium: Medium) -> Markup:
    rows = [
        Markup("\n").join((
            element("dt", Markup(""), inlines(term, medium)),
            *(element("dd", Markup(""), flow(meaning, medium)) for meaning in meanings or ((),)),
        ))
        for term, meanings in block.items
    ]  # fmt: skip
    return element("dl", Markup(""), Markup("\n{}\n").format(Markup("\n").join(rows))) if rows else Markup("")


def _verse(block: Verse, medium: Medium) -> Markup:
    lines = (Markup('<span class="line">{}</span>').format(inlines(line, medium) or "\u00a0") for line in block.lines)
    return element("div", Markup(' class="verse"'), Markup("\n").join(lines))


_NARROW_TABLE = 36  # characters of the longest cells of all columns
_LONG_TABLE = 24  # rows that still fit on one page


def _table(table: Table, medium: Medium) -> Markup:
    caption = labelled(table.label, table.caption, medium)

    def cell(content: Cell) -> Markup:
        return flow(content.blocks, medium)

    kinds = (("narrow", bool(caption) and _narrow(table)), ("long", _long(table))) if medium.name == "pdf" else ()
    kind = tuple(name for name, holds in kinds if holds)
    html = TableWriter(table, cell).html(attributes(table.attr, inside(table.attr, medium), *kind), caption)
    if not medium.scrolls:
        return html
    name = clean(table.label) or medium.word("table", "Table")
    return Markup('<div class="table-frame" role="group" aria-label="{}" tabindex="0">{}</div>').format(name, html)


def _narrow(table: Table) -> bool:
    """Whether a table is so slender that a caption of its width would be a column of syllables."""
    rows = [row for body in (table.head, *table.bodies, table.foot) for row in body]
    longest = (max((len(plain(cell.blocks)) for cell in column if cell), default=0) for column in zip_longest(*rows))
    return sum(longest) < _NARROW_TABLE


def _long(table: Table) -> bool:
    """Whether a table may need a page of its own and more, so that it has to be broken."""
    rows = (*table.head, *(row for body in table.bodies for row in body), *table.foot)
    letters = sum(len(plain(cell.blocks)) for row in rows for cell in row)
    return len(rows) > _LONG_TABLE or letters > _LONG_TABLE * 100


def _figure(figure: Figure, medium: Medium) -> Markup:
    """Pictures without words of their own take the caption's."""
    words = plain(figure.caption) or figure.label
    within = replace(inside(figure.attr, medium), alt=words)
    content = Markup("\n").join(_picture(block, within) for block in figure.blocks)
    caption = labelled(figure.label, figure.caption, replace(within, alt=""))
    legend = element("figcaption", Markup(""), caption) if caption else Markup("")
    body = Markup("\n").join(part for part in (content, legend) if part)
    return element("figure", attributes(figure.attr, medium), Markup("\n{}\n").format(body))


def _picture(block: Block, medium: Medium) -> Markup:
    """A paragraph of pictures alone needs no paragraph."""
    if isinstance(block, Para) and any(isinstance(node, Image) for node in walk(block)) and not plain(block):
        return inlines(block.content, medium)
    return _block(block, medium)
