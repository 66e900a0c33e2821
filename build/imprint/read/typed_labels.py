"""Captions of word processors and of the web, which begin with their labels as words: "Figure 1: An orrery" is numbered once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..model.text import (
    TYPED,
    Blocks,
    Figure,
    Inline,
    Inlines,
    Node,
    Para,
    Span,
    Styled,
    Table,
    Text,
    plain,
    rewrite,
    walk,
)

_FIGURE = (
    r"fig(?:ure|\.)?|figura|figuur|figur|abb(?:ildung|\.)?|рис(?:унок|\.)?|мал(?:юнок|\.)?|şekil|resim|εικόνα|σχήμα"
    r"|rys(?:unek|\.)?|obr(?:ázek|\.)?|ábra|kuva|kuvio|図|图|圖|شكل|الشكل|شکل|איור|illustration|ill\."
)
_TABLE = (
    r"table(?:au)?|tab(?:elle|ella|ela|\.)?|tabla|tabel|tabell|tablo|табл(?:ица|\.)?|πίνακας|tabulka|táblázat|taulukko|表"
    r"|جدول|الجدول|טבלה"
)
_AFTER = r"[\s\u00a0]*(?P<number>\d{1,5})\s*(?:[.:：)|—–-]+|(?=\s)|\Z)[\s\u00a0]*"
_LABELS = {kind: re.compile(rf"\s*(?:{words}){_AFTER}", re.I) for kind, words in ((Figure, _FIGURE), (Table, _TABLE))}


def numbered_once(blocks: Blocks) -> Blocks:
    """Captions without their typed labels where these say what ours will; else with them, and without ours."""
    captioned = [node for node in walk(blocks) if isinstance(node, Figure | Table) and node.caption]
    numbers = {kind: [_number(node) for node in captioned if isinstance(node, kind)] for kind in _LABELS}
    alike = {kind: found == list(range(1, len(found) + 1)) for kind, found in numbers.items()}

    def change(node: Node) -> Node:
        if not isinstance(node, Figure | Table) or not _number(node):
            return node
        if alike[type(node)]:
            return _without_label(node)
        return replace(node, attr=replace(node.attr, classes=(*node.attr.classes, TYPED)))

    return rewrite(blocks, change) if any(map(any, numbers.values())) else blocks


def _number(node: Figure | Table) -> int:
    """The number that a caption's words begin with, 0 where they begin with none."""
    found = _LABELS[type(node)].match(plain(node.caption[:1]))
    return int(found["number"]) if found else 0


def _without_label(node: Figure | Table) -> Figure | Table:
    """A figure or table whose caption begins behind its label; an anchor at the label is its identifier."""
    first = node.caption[0]
    if not isinstance(first, Para):
        return node
    anchors = [one.attr.id for one in first.content if isinstance(one, Span) and not one.content and one.attr.id]
    words = tuple(one for one in first.content if not (isinstance(one, Span) and not one.content))
    found = _LABELS[type(node)].match(_text(words))
    rest = tuple(cut(words, found.end() if found else 0))
    own = node.attr.id or next(iter(anchors), "")
    if not own and found and not rest:  # no more than a label: what has no words is counted by its identifier
        own = f"{'figure' if isinstance(node, Figure) else 'table'}-{found['number']}"
    return replace(
        node,
        attr=replace(node.attr, id=own),
        caption=(*((replace(first, content=rest),) if rest else ()), *node.caption[1:]),
    )


def _text(content: object) -> str:
    return "".join(one.text for one in walk(content) if isinstance(one, Text))


def label_of(kind: type[Figure | Table], block: Para) -> int:
    """The number with which a paragraph begins as a caption of that kind does ("Figure 1. …"), else 0."""
    found = _LABELS[kind].match(plain(block.content))
    sure = found and (found[0].rstrip()[-1:] in ".:：)|—–-" or found.end() == len(plain(block.content).rstrip()))
    return int(found["number"]) if found and (sure or isinstance(block.content[0], Styled)) else 0


def cut(content: Inlines, length: int) -> Iterator[Inline]:
    """Inlines without their first letters, as many as length says."""
    for node in content:
        if isinstance(node, Text):
            if node.text[length:]:
                yield Text(node.text[length:])
            length = max(0, length - len(node.text))
        elif isinstance(node, Styled | Span) and length:
            if inner := tuple(cut(node.content, length)):
                yield replace(node, content=inner)
            length = max(0, length - len(_text(node.content)))
        else:
            yield node
