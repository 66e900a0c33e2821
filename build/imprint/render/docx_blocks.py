"""The blocks of a text as paragraphs of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model.script import direction
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
    Inlines,
    Math,
    Numbered,
    Para,
    Quote,
    Rule,
    Table,
    Verse,
    plain,
)
from .address import clean
from .docx_lists import Counting, Kind
from .docx_runs import Line
from .docx_tables import table

STEP = 425  # twips (1/20 point) that a list or quotation is set in


@dataclass(frozen=True, slots=True)
class Setting:
    """Where blocks stand: the style of their paragraphs, how deep in lists, how far set in, behind which mark."""

    line: Line
    style: str = "BodyText"
    level: int = -1
    indent: int = 0
    list: int = 0  # the number of the list whose mark the next paragraph takes
    way: str = ""  # the direction, where it is not that of the language

    @property
    def bare(self) -> Setting:
        """The setting of an item's further paragraphs."""
        return replace(self, list=0)

    def within(self, attr: Attr) -> Setting:
        way = attr.get("dir") or ("" if attr.get("lang") else self.way)
        return replace(self, line=self.line.within(attr), way=way)

    @property
    def direction(self) -> str:
        return self.way or direction(self.line.face.language)


def paragraph(content: Markup, at: Setting, style: str = "", more: str = "", before: str = "") -> Markup:
    """A paragraph; before and more are properties that the schema wants before and after numbering (ECMA-376, 17.3.1)."""
    right = at.direction == "rtl"
    number = f'<w:numPr><w:ilvl w:val="{min(at.level, 8)}"/><w:numId w:val="{at.list}"/></w:numPr>' if at.list else ""
    indent = f'<w:ind w:left="{at.indent}"/>' if at.indent and not at.list else ""
    parts = (f'<w:pStyle w:val="{style or at.style}"/>', before, number, "<w:bidi/>" if right else "", indent, more)
    return Markup("<w:p><w:pPr>{}</w:pPr>{}</w:p>").format(Markup("".join(parts)), content)


def blocks(content: Blocks, at: Setting) -> Markup:
    """Blocks, one after the other; only the first of an item takes its mark."""
    out = Markup("")
    for block in content:
        out += _block(block, at)
        at = at.bare
    return out


def _block(block: Block, at: Setting) -> Markup:
    match block:
        case Para():
            return at.line.book.bookmark(block.attr.id, _para(block, at.within(block.attr)))
        case Heading():
            return _heading(block, at.within(block.attr))
        case CodeBlock():
            return at.line.book.bookmark(block.attr.id, _listing(block, at))
        case Quote(blocks=inner):
            return blocks(inner, replace(at.bare, style="Quote", indent=at.indent + STEP if at.style == "Quote" else at.indent))
        case Bullets(items=items):
            return _items(items, Counting(), at)
        case Numbered(items=items, style=style, before=before, after=after):
            return _items(items, Counting(Kind(style, before, after), start=block.start), at)
        case Definitions():
            return _definitions(block, at)
        case Verse(lines=lines):
            broken = at.line.face.element("<w:br/>").join(at.line.inlines(line) for line in lines)
            return paragraph(broken, at, "Verse")
        case Rule():
            return paragraph(at.line.face.run("* * *"), at, "Break")
        case Table():
            return _table(block, at.within(block.attr))
        case Figure():
            return _figure(block, at.within(block.attr))
        case Div(blocks=inner, attr=attr):
            return at.line.book.bookmark(attr.id, blocks(inner, at.within(attr)))


def _para(para: Para, at: Setting) -> Markup:
    """A paragraph; formulas on lines of their own part it."""
    out = Markup("")
    for part in _parted(para.content):
        made = _equation(part, at) if isinstance(part, Math) else paragraph(at.line.inlines(part), at)
        out, at = out + made, at.bare
    return out


def _parted(content: Inlines) -> Iterator[Inlines | Math]:
    run: Inlines = ()
    parted = False
    for node in content:
        if isinstance(node, Math) and node.display:
            if plain(run):
                yield run
            yield node
            run, parted = (), True
        else:
            run = (*run, node)
    if not parted or any(plain(node) or not hasattr(node, "text") for node in run):
        yield run


def _equation(node: Math, at: Setting) -> Markup:
    """A formula on a line of its own, its label at the margin."""
    found = at.line.formula(node)
    if node.label:
        tab = at.line.face.element("<w:tab/>")
        inner = tab + found + tab + at.line.face.run(node.label)
    else:
        inner = Markup("<m:oMathPara>{}</m:oMathPara>").format(found) if found.startswith("<m:") else found
    return paragraph(at.line.book.bookmark(node.attr.id, inner), at, "Equation")


def _heading(heading: Heading, at: Setting) -> Markup:
    number = at.line.face.run(f"{heading.number} ") if heading.number else Markup("")
    words = at.line.book.bookmark(heading.attr.id, number + at.line.inlines(heading.content))
    return paragraph(words, at, f"Heading{min(max(heading.level, 1), 6)}")


def _listing(block: CodeBlock, at: Setting) -> Markup:
    face = replace(at.line.face, language="und", base="und")
    lines = face.element("<w:br/>").join(
        face.element("<w:tab/>").join(face.run(piece) for piece in line.split("\t")) for line in clean(block.text).split("\n")
    )
    caption = block.attr.get("caption")
    legend = paragraph(at.line.face.run(caption), at.bare, "Caption") if caption else Markup("")
    return paragraph(lines, at, "SourceCode", '<w:jc w:val="left"/>') + legend


def _items(items: tuple[Blocks, ...], counting: Counting, at: Setting) -> Markup:
    level = at.level + 1
    number = at.line.book.listing(replace(counting, level=min(level, 8)))
    own = replace(at, style="ListParagraph", level=level, list=number, indent=STEP * (min(level, 8) + 1))
    empty: Blocks = (Para(()),)
    return Markup("").join(blocks(_led(item) if item else empty, own) for item in items)


def _led(item: Blocks) -> Blocks:
    """An item whose mark has a paragraph to stand at."""
    return item if isinstance(item[0], Para | Div | Figure | CodeBlock) else (Para(()), *item)


def _definitions(block: Definitions, at: Setting) -> Markup:
    out = Markup("")
    for term, meanings in block.items:
        out += paragraph(at.line.inlines(term), at, "DefinitionTerm")
        out += Markup("").join(blocks(meaning, replace(at.bare, style="Definition")) for meaning in meanings)
    return out


# ---------------------------------------------------------------- with captions


def _figure(figure: Figure, at: Setting) -> Markup:
    words = plain(figure.caption) or figure.label
    inner = replace(at.bare, style="Figure", line=replace(at.line, alt=words))
    legend = caption(figure.label, figure.caption, at)
    return at.line.book.bookmark(figure.attr.id, blocks(figure.blocks, inner) + legend)


def caption(label: str, content: Blocks, at: Setting, before: str = "") -> Markup:
    """A caption: its label, then its words, the first paragraph in the line of the label."""
    if not label and not content:
        return Markup("")
    first, rest = (content[0].content, content[1:]) if content and isinstance(content[0], Para) else ((), content)
    start = replace(at.line.face, bold=True).run(label) + at.line.face.run(" ") if label else Markup("")
    line = paragraph(start + at.line.inlines(first), at.bare, "Caption", before=before)
    return line + blocks(rest, replace(at.bare, style="Caption"))


def _table(block: Table, at: Setting) -> Markup:
    legend = caption(block.label, block.caption, at, "<w:keepNext/>")

    def cell(content: Blocks, aligned: str, named: str) -> Markup:
        style = replace(at.bare, style=named, level=-1, indent=0)
        inner = blocks(content, style) if aligned == "" or not _simple(content) else _aligned(content, style, aligned)
        return inner if inner.endswith("</w:p>") else inner + paragraph(Markup(""), style)

    made = table(block, cell, at.direction == "rtl", plain(block.caption) or block.label)
    return at.line.book.bookmark(block.attr.id, legend + made + paragraph(Markup(""), at.bare, "AfterTable"))


def _simple(content: Blocks) -> bool:
    return all(isinstance(block, Para) for block in content)


def _aligned(content: Blocks, at: Setting, align: str) -> Markup:
    paras = (block for block in content if isinstance(block, Para))
    return Markup("").join(paragraph(at.line.inlines(one.content), at, more=f'<w:jc w:val="{align}"/>') for one in paras)
