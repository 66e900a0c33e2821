"""Labels and references in their many spellings come to stand on the elements that they name."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.text import (
    Attr,
    Block,
    Blocks,
    Code,
    CodeBlock,
    CrossReference,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    Math,
    Node,
    NoteText,
    Para,
    Span,
    Style,
    Styled,
    Table,
    Text,
    plain,
    rewrite,
)
from .latex_equations import WHOLE, part_of
from .sphinx import role
from .statements import with_statements

# The prefixes of pandoc-crossref (fig:), Quarto (fig-) and LaTeX habit (tab:, eqn:).
KINDS = {
    "fig": "figure", "figure": "figure", "tbl": "table", "tab": "table", "table": "table",
    "eq": "equation", "eqn": "equation", "equation": "equation", "sec": "section", "section": "section",
    "lst": "listing", "listing": "listing", "code": "listing", "alg": "listing",
}  # fmt: skip
PREFIXED = re.compile(rf"(?i:({'|'.join(KINDS)}))[:\-_.](?=\S)")


def settle(blocks: Blocks) -> Blocks:
    """Blocks whose figures, tables, equations and sections carry the identifiers that their authors gave them."""
    return with_statements(rewrite(blocks, _settled))


def _settled(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Para(content=content):
            return _paragraph(replace(node, content=_equations(content)))
        case Figure():
            return _with_subfigures(_captioned(_alternative(_without_alt(_alone(node)))))
        case Table():
            return _captioned(node)
        case Code(text=text, attr=attr) if "interpreted-text" in attr.classes:
            return role(attr.get("role"), text)
        case Span(content=content, attr=attr) if attr.classes == ("aside",):  # Quarto's, in the margin
            return NoteText((Para(content),))
        case Span(attr=attr) if attr.classes[:1] in (("todo",), ("tag",)):  # Org's, for the author
            return ()
        case Heading(content=content, attr=attr):
            kept, label = _without_label(content)
            return replace(node, content=kept, attr=replace(attr, id=label)) if label else node
        case Div():
            return _division(node)
        case CodeBlock(attr=attr) if words := _legend(attr):
            plainly = Attr("", attr.classes, tuple(pair for pair in attr.pairs if pair[0] not in ("caption", "lst-cap", "label")))
            return Figure((replace(node, attr=plainly),), (Para((Text(words),), plain=True),), Attr(attr.id))
        case Link(attr=attr) if attr.get("reference"):
            how = attr.get("reference-type")
            targets = tuple(attr.get("reference").split(","))
            referred = CrossReference(targets, bare=how in ("ref", "eqref"), named=how == "nameref")
            return (Text("("), referred, Text(")")) if how == "eqref" else referred
        case Math(tex=tex) if "\\label" in tex or "\\begin{" in tex[:8]:
            return _formula(node)
        case Span(attr=attr) if attr.id.startswith(WHOLE):
            kind, _, name = attr.id.removeprefix(WHOLE).partition(":")
            return Span((), Attr(name, ("whole", kind)))
        case Span(content=(Math(display=True) as formula,), attr=attr) if attr.id or attr.get("label"):
            return replace(formula, attr=replace(formula.attr, id=attr.id or attr.get("label")))
    return node


# ---------------------------------------------------------------- equations

_ATTRIBUTE = re.compile(r"^\s*\{#([^\s{}]+)[^{}]*\}")
_OUTER = re.compile(
    r"\s*\\begin\{(equation|displaymath|math|align|gather|multline|eqnarray|flalign)(\*?)\}(.*)\\end\{\1\2\}\s*", re.S
)
_INNER = {"align": "aligned", "flalign": "aligned", "eqnarray": "aligned", "gather": "gathered", "multline": "gathered"}


def _equations(content: Inlines) -> Inlines:
    """$$ … $$ {#eq:x}: the attribute that follows names the equation."""
    out: list[Inline] = []
    for node in content:
        last = out[-1] if out else None
        if (
            isinstance(node, Text)
            and isinstance(last, Math)
            and last.display
            and (found := _ATTRIBUTE.match(node.text))
        ):
            out[-1] = replace(last, attr=replace(last.attr, id=found[1]))
            node = Text(node.text[found.end() :])
        if not (isinstance(node, Text) and not node.text):
            out.append(node)
    return tuple(out)


def _formula(node: Math) -> Math:
    """TeX without \\label and without the environments that only number; an environment says: displayed."""
    labels = re.findall(r"\\label\s*\{([^{}]+)\}", node.tex)
    tex = re.sub(r"\\label\s*\{[^{}]+\}|\\(?:nonumber|notag)\b", "", node.tex)
    display = node.display
    if outer := _OUTER.fullmatch(tex):
        display, inner = True, _INNER.get(outer[1])
        body = re.sub(r"&\s*([=<>]|\\[a-z]+)\s*&", r"&\1 ", outer[3]) if outer[1] == "eqnarray" else outer[3]
        tex = f"\\begin{{{inner}}}{body.strip()}\\end{{{inner}}}" if inner else body
    attr = node.attr
    if labels and not attr.id:
        label, classes = part_of(labels[0])
        attr = replace(attr, id=label, classes=(*attr.classes, *classes))
    return replace(node, tex=re.sub(r"\n\s*\n", "\n", tex).strip(), display=display, attr=attr)


# ---------------------------------------------------------------- figures and tables


def _without_label(content: Inlines) -> tuple[Inlines, str]:
    """Inlines without an empty label span or a trailing {#id}, and the label."""
    label = ""
    kept: list[Inline] = []
    for node in content:
        if (
            isinstance(node, Span)
            and not plain(node.content)
            and ("label" in node.attr.classes or node.attr.get("label"))
        ):
            label = label or node.attr.get("label") or node.attr.id
        else:
            kept.append(node)
    if kept and isinstance(kept[-1], Text) and (found := re.search(r"\s*\{#([^\s{}]+)[^{}]*\}\s*$", kept[-1].text)):
        label = label or found[1]
        kept[-1] = Text(kept[-1].text[: found.start()])
    return tuple(kept), label


def _captioned(node: Figure | Table) -> Figure | Table:
    if not node.caption or not isinstance(node.caption[-1], Para):
        return node
    results = [_without_label(block.content) if isinstance(block, Para) else ((), "") for block in node.caption]
    label = next((label for _, label in results if label), "")
    caption = tuple(
        replace(block, content=kept) if isinstance(block, Para) else block
        for block, (kept, _) in zip(node.caption, results, strict=True)
    )
    label, classes = part_of(label)
    attr = replace(node.attr, id=label or node.attr.id, classes=(*node.attr.classes, *classes))
    if not attr.id and isinstance(node, Figure):
        attr = replace(attr, id=next((one.attr.id for one in _images(node) if one.attr.id), ""))
    return replace(node, caption=caption, attr=attr)


def _alone(node: Figure) -> Figure:
    """A figure around one figure (its picture was taken for one before) is one figure."""
    match node.blocks:
        case (Figure(blocks=blocks, caption=caption, attr=attr),):
            merged = Attr(node.attr.id or attr.id, node.attr.classes, (*node.attr.pairs, *attr.pairs))
            return Figure(blocks, node.caption or caption, merged)
    return node


def _with_subfigures(node: Figure | Table) -> Figure | Table:
    def marked(inner: Node) -> Node:
        if isinstance(inner, Figure) and "subfigure" not in inner.attr.classes:
            return replace(inner, attr=replace(inner.attr, classes=(*inner.attr.classes, "subfigure")))
        return inner

    return replace(node, blocks=rewrite(node.blocks, marked)) if isinstance(node, Figure) else node


def _images(node: Figure) -> list[Image]:
    paragraphs = [block for block in node.blocks if isinstance(block, Para)]
    return [inline for block in paragraphs for inline in block.content if isinstance(inline, Image)]


def _without_alt(node: Figure) -> Figure:
    """Pandoc repeats a caption as alternative text; its references have no words yet, compose says it when they have."""
    legend = plain(node.caption)

    def change(inner: Node) -> Node:
        return replace(inner, alt="") if isinstance(inner, Image) and inner.alt == legend else inner

    return replace(node, blocks=rewrite(node.blocks, change))


def _alternative(node: Figure) -> Figure:
    """fig-alt or alt, on the figure or its image, is the image's alternative text; else the caption's words serve."""
    words = node.attr.get("fig-alt") or node.attr.get("alt")

    def described(inner: Node) -> Node:
        if not isinstance(inner, Image):
            return inner
        own = inner.attr.get("fig-alt") or inner.attr.get("alt") or words
        return replace(inner, alt=own) if own else inner

    return replace(node, blocks=rewrite(node.blocks, described))


def _paragraph(node: Para) -> Node:
    """A picture alone in its paragraph that carries an identifier or an alternative text of its own is a figure."""
    match node.content:
        case (Image(attr=attr) as image, Text(text=text)) if found := _ATTRIBUTE.fullmatch(text.rstrip()):
            return _paragraph(replace(node, content=(replace(image, attr=replace(attr, id=found[1])),)))
        case (Image(attr=attr) as image,) if attr.id or attr.get("fig-alt"):
            caption = (Para((Text(image.alt),), plain=True),) if image.alt else ()
            figure = Figure((Para((replace(image, attr=replace(attr, id="")),), plain=True),), caption, Attr(attr.id))
            return _captioned(_alternative(figure))
    return node


def _division(node: Div) -> Node | tuple[Node, ...]:
    """Quarto's ::: {#fig-x} and LaTeX's labelled tables: the division's identifier belongs to what stands in it."""
    if node.attr.classes == ("contents",):  # of reStructuredText: editions make their own
        return ()
    if any(one.startswith(("callout", "panel-")) for one in node.attr.classes):
        title = (Para((Styled(Style.STRONG, (Text(node.attr.get("title")),)),)),) if node.attr.get("title") else ()
        return replace(node, blocks=(*title, *(_titled(block) for block in node.blocks)))
    found = PREFIXED.match(node.attr.id)
    kind = KINDS[found[1].lower()] if found else ""
    inner = node.blocks
    if len(inner) == 1 and isinstance(inner[0], Table | Figure) and node.attr.id and not inner[0].attr.id:
        name, classes = part_of(node.attr.id)
        return replace(inner[0], attr=replace(inner[0].attr, id=name, classes=(*inner[0].attr.classes, *classes)))
    last = inner[-1] if inner else None
    if kind in ("figure", "listing") and len(inner) > 1 and isinstance(last, Para) and not _is_picture(last):
        return _with_subfigures(Figure(inner[:-1], (last,), node.attr))
    if kind == "figure" and inner:
        return _with_subfigures(Figure(inner, (), node.attr))
    if kind == "table" and len(inner) > 1 and isinstance(last, Para) and isinstance(inner[0], Table):
        return replace(inner[0], caption=(last,), attr=node.attr)
    if kind == "listing" and isinstance(inner[0] if inner else None, CodeBlock):
        return Figure(inner, (), node.attr)
    return node


def _titled(block: Block) -> Block:
    """The heading of a box is no heading of the text."""
    return Para((Styled(Style.STRONG, block.content),)) if isinstance(block, Heading) else block


def _legend(attr: Attr) -> str:
    """The caption of a listing: of LaTeX's listings, Quarto, pandoc-crossref."""
    return attr.get("lst-cap") or attr.get("caption") or ""


def _is_picture(node: Para) -> bool:
    return any(isinstance(inline, Image) for inline in node.content)
