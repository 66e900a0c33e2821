"""Names for the places of a text, the same in every medium: so that print can tell the EPUB where its pages begin.

A block's place is its number in reading order ("§12"), a note's and a reference's its identifier, a page's furniture the
identifier of its section.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from markupsafe import Markup

from ..model.edition import Edition
from ..model.text import CodeBlock, Figure, Heading, Node, Para, Span, Table, rewrite
from .address import anchor, clean

KEY = "place"  # the attribute in the tree; "data-place" in print's HTML
MARK = "print-page"  # the attribute of a page mark that holds the page's label
TITLE, COLOPHON = "article-title", "article-citation"


def placed(edition: Edition) -> Edition:
    """A settled edition whose blocks are numbered; bare paragraphs in items and cells stay bare."""
    numbers = count(1)

    def change(node: Node) -> Node:
        if not isinstance(node, Para | Heading | CodeBlock | Figure | Table) or (isinstance(node, Para) and node.plain):
            return node
        return replace(node, attr=replace(node.attr, pairs=(*node.attr.pairs, (KEY, f"§{next(numbers)}"))))

    return replace(
        edition,
        abstract=rewrite(edition.abstract, change),
        body=rewrite(edition.body, change),
        sections=tuple(replace(one, blocks=rewrite(one.blocks, change)) for one in edition.sections),
        bios=tuple(replace(one, blocks=rewrite(one.blocks, change)) for one in edition.bios),
    )


def letters(text: str) -> int:
    """How many letters and digits a text has: spaces, hyphens and quotation marks differ between media."""
    return sum(char.isalnum() for char in text)


def page_break(span: Span) -> Markup:
    """Where a page of the printed edition begins (EPUB Structural Semantics, pagebreak); it shows nothing."""
    line = '<span id="{}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{}"></span>'
    return Markup(line).format(anchor(span.attr.id), clean(span.attr.get(MARK)))
