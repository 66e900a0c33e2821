"""Pandoc's JSON tree becomes ours, by an allow list: what is not named here does not get through."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from ..model.text import (
    PLAIN,
    Align,
    Attr,
    Blocks,
    Bullets,
    Cell,
    Citation,
    Cite,
    Code,
    CodeBlock,
    Column,
    CrossReference,
    Definitions,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListStyle,
    Math,
    Mode,
    NoteText,
    Numbered,
    Para,
    Quote,
    Quoted,
    Row,
    Rule,
    Span,
    Style,
    Styled,
    Table,
    Text,
    Verse,
    plain,
)
from .plain_tex import modern

Json = dict[str, Any]

STYLES = {
    "Emph": Style.EMPH,
    "Strong": Style.STRONG,
    "Underline": Style.UNDERLINE,
    "Strikeout": Style.STRIKEOUT,
    "Superscript": Style.SUPERSCRIPT,
    "Subscript": Style.SUBSCRIPT,
    "SmallCaps": Style.SMALL_CAPS,
}
MODES = {"NormalCitation": Mode.NORMAL, "AuthorInText": Mode.IN_TEXT, "SuppressAuthor": Mode.SUPPRESSED}
MODES |= {mode.value: mode for mode in Mode}  # made in read
LISTS = {
    "LowerAlpha": ListStyle.LOWER_ALPHA,
    "UpperAlpha": ListStyle.UPPER_ALPHA,
    "LowerRoman": ListStyle.LOWER_ROMAN,
    "UpperRoman": ListStyle.UPPER_ROMAN,
}
AROUND = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}
ALIGNS = {"AlignLeft": Align.LEFT, "AlignCenter": Align.CENTER, "AlignRight": Align.RIGHT}
REFERENCE = "imprint-reference"  # the class of the spans by which other readers' cross-references arrive


def attr_of(value: list[Any]) -> Attr:
    identifier, classes, pairs = value
    if not identifier and not classes and not pairs:
        return PLAIN
    return Attr(clean(identifier), tuple(clean(c) for c in classes), tuple((clean(k), clean(v)) for k, v in pairs))


def clean(text: str) -> str:
    """Without the characters that XML 1.0 (section 2.2) forbids."""
    return _FORBIDDEN.sub("", text)


_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


# ---------------------------------------------------------------- inlines


def inlines(items: list[Json]) -> Inlines:
    """Inlines with their words joined to runs."""
    out: list[Inline] = []
    run: list[str] = []
    for item in items:
        for new in _inline(item):
            if isinstance(new, Text):
                run.append(new.text)
                continue
            out += (Text("".join(run)), new) if run else (new,)
            run = []
    return (*out, Text("".join(run))) if run else tuple(out)


def _inline(item: Json) -> Inlines:
    kind: str = item["t"]
    c: Any = item.get("c")
    if kind in STYLES:
        content = inlines(c)
        return (Styled(STYLES[kind], content),) if content else ()
    make = _INLINES.get(kind)
    return make(c) if make else ()


def _cite(c: Any) -> Inlines:
    return (Cite(tuple(_citation(one) for one in c[0])),)


def _citation(one: Json) -> Citation:
    return Citation(
        clean(one["citationId"]),
        inlines(one["citationPrefix"]),
        _ended(inlines(one["citationSuffix"])),
        MODES[one["citationMode"]["t"]],
    )


def _ended(words: Inlines) -> Inlines:
    """Without the blank at the end that citation programs leave."""
    match words:
        case (*rest, Text(text=text)) if text.endswith(" "):
            return (*rest, Text(text.rstrip(" "))) if text.strip(" ") else tuple(rest)
    return words


def _link(c: Any) -> Inlines:
    attr, content, (url, title) = c
    return (Link(inlines(content), clean(url), clean(title), attr_of(attr)),)


def _image(c: Any) -> Inlines:
    attr, content, (src, title) = c
    return (Image(plain(inlines(content)), clean(src), clean(title), attr_of(attr)),)


def _span(c: Any) -> Inlines:
    attr, content = attr_of(c[0]), inlines(c[1])
    if REFERENCE in attr.classes:
        bare, named, through = (how in attr.classes for how in ("bare", "named", "through"))
        return (CrossReference(tuple(attr.get("targets").split()), bare=bare, named=named, through=through),)
    if attr == PLAIN:
        return content
    if attr.classes == ("smallcaps",):
        return (Styled(Style.SMALL_CAPS, content),)
    if attr.classes in (("underline",), ("ul",)):
        return (Styled(Style.UNDERLINE, content),)
    return (Span(content, attr),)


def _text(c: Any) -> Inlines:
    dotted = _DOTLESS.sub(lambda found: "ij"["ıȷ".index(found[0])], c) if "ı" in c or "ȷ" in c else c
    return (Text(clean(unicodedata.normalize("NFC", dotted))),)


_DOTLESS = re.compile("[ıȷ](?=[\u0300-\u0304\u0306\u0308\u030c])")  # TeX's, under an accent: the letter with it is i or j


def _space(_: Any) -> Inlines:
    return (Text(" "),)


def _math(c: Any) -> Inlines:
    return (Math(modern(clean(c[1]).strip()), c[0]["t"] == "DisplayMath"),)


_INLINES: dict[str, Callable[[Any], Inlines]] = {
    "Str": _text,
    "Space": _space,
    "SoftBreak": _space,
    "LineBreak": lambda _: (LineBreak(),),
    "Quoted": lambda c: (Quoted(c[0]["t"] == "DoubleQuote", inlines(c[1])),),
    "Code": lambda c: (Code(clean(c[1]), attr_of(c[0])),),
    "Math": _math,
    "Link": _link,
    "Image": _image,
    "Span": _span,
    "Note": lambda c: (NoteText(blocks(c)),),
    "Cite": _cite,
}


# ---------------------------------------------------------------- blocks


def blocks(items: list[Json]) -> Blocks:
    return tuple(new for item in items for new in _block(item))


def _block(item: Json) -> Blocks:
    make = _BLOCKS.get(item["t"])
    return make(item.get("c")) if make else ()


def _para(c: Any, tight: bool) -> Blocks:
    content = trimmed(inlines(c))
    return (Para(content, tight),) if content else ()


def _heading(level: int, attr: Any, c: Any) -> Blocks:
    content = trimmed(inlines(c))
    return (Heading(level, content, attr_of(attr)),) if content else ()  # marks alone (`####`) head nothing


def trimmed(content: Inlines) -> Inlines:
    """Without the blanks that raw nodes left at the ends."""
    while content and isinstance(content[0], Text) and not content[0].text.strip(" "):
        content = content[1:]
    while content and isinstance(content[-1], Text) and not content[-1].text.strip(" "):
        content = content[:-1]
    return content


def _ordered(c: Any) -> Blocks:
    (start, style, delimiter), items = c
    around = AROUND.get(delimiter["t"], ("", "."))
    return (Numbered(tuple(blocks(item) for item in items), start, LISTS.get(style["t"], ListStyle.DECIMAL), *around),)


def _definitions(c: Any) -> Blocks:
    return (Definitions(tuple((inlines(term), tuple(blocks(d) for d in meanings)) for term, meanings in c)),)


def _figure(c: Any) -> Blocks:
    attr, (_, caption), content = c
    return (Figure(blocks(content), blocks(caption), attr_of(attr)),)


def _table(c: Any) -> Blocks:
    attr, (_, caption), specs, (_, head), bodies, (_, foot) = c
    widths = _meant([_width(width) for _, width in specs])
    columns = tuple(Column(ALIGNS.get(a["t"], Align.DEFAULT), width) for (a, _), width in zip(specs, widths, strict=True))
    groups = tuple(_rows(body[2], 0, True) + _rows(body[3], body[1]) for body in bodies)
    return (Table(columns, _rows(head, 0, True), groups, _rows(foot), blocks(caption), attr_of(attr)),)


def _meant(widths: list[float]) -> list[float]:
    """The shares of columns that somebody meant: of a pipe table with `|---|:---:|` pandoc makes shares that nobody did."""
    whole = abs(sum(widths) - 1) < 1e-6  # pipe tables alone always fill their measure
    return [0.0] * len(widths) if whole and max(widths) <= _HABIT * min(widths) else widths


_HABIT = 5 / 3 + 1e-6  # ":---:" beside "---"


def _width(width: Json) -> float:
    return float(width["c"]) if width["t"] == "ColWidth" else 0.0


def _rows(rows: list[Any], headers: int = 0, head: bool = False) -> tuple[Row, ...]:
    return tuple(tuple(_cell(cell, head or i < headers) for i, cell in enumerate(cells)) for _, cells in rows)


def _cell(cell: Any, header: bool) -> Cell:
    _, align, rows, columns, content = cell
    return Cell(blocks(content), ALIGNS.get(align["t"], Align.DEFAULT), rows, columns, header)


def _div(c: Any) -> Blocks:
    attr, content = attr_of(c[0]), blocks(c[1])
    return content if attr == PLAIN else (Div(content, attr),)


_BLOCKS: dict[str, Callable[[Any], Blocks]] = {
    "Para": lambda c: _para(c, False),
    "Plain": lambda c: _para(c, True),
    "Header": lambda c: _heading(*c),
    "CodeBlock": lambda c: (CodeBlock(clean(c[1]), attr_of(c[0])),),
    "BlockQuote": lambda c: (Quote(blocks(c)),),
    "BulletList": lambda c: (Bullets(tuple(blocks(item) for item in c)),),
    "OrderedList": _ordered,
    "DefinitionList": _definitions,
    "LineBlock": lambda c: (Verse(tuple(inlines(line) for line in c)),),
    "HorizontalRule": lambda _: (Rule(),),
    "Table": _table,
    "Figure": _figure,
    "Div": _div,
}
