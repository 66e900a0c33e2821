"""What two versions call by different names: notes, pictures, identifiers."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from ..model.redline import PREFIX
from ..model.text import (
    Attr,
    Block,
    Blocks,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    Math,
    Node,
    NoteCall,
    Para,
    Span,
    Style,
    Styled,
    Table,
    Text,
    rewrite,
)

_SIZES = ("width", "height")  # Word says them of every picture
_NOTE_OF_FORMULA = re.compile(r"<annotation\b[^<>]*>[^<>]*</annotation>")  # its TeX, which Word writes otherwise
_UNSEEN = frozenset(("citation", "work", "nocase"))  # what the processor knows of words, and a Word file has not
OLD = "old-"  # before the identifiers of what is gone


@dataclass(frozen=True, slots=True)
class Side:
    """One version: what its notes and pictures are called in both, and which of its notes are not in the other."""

    notes: Mapping[str, str]
    pictures: Mapping[str, str]  # key → digest
    alone: frozenset[str] = frozenset()
    keys: Mapping[str, str] | None = None  # of the old version: picture → its key in the common edition

    def bare(self, node: Node) -> Node:
        """A node without what numbering and naming give it, so that the same words are equal in both versions."""
        match node:
            case NoteCall(note=note):
                return NoteCall(self.notes.get(note, note), "", "")
            case Link(url=url) if url.startswith("#"):
                node = replace(node, url=f"#{self.notes.get(url[1:], url[1:])}")
            case Image(src=src, attr=attr):
                shape = tuple(pair for pair in attr.pairs if pair[0] not in _SIZES)
                node = replace(node, src=self.pictures.get(src, src), attr=replace(attr, pairs=shape))
            case Math(mathml=mathml, attr=attr):
                drawn = _NOTE_OF_FORMULA.sub("", mathml)
                return replace(node, label="", attr=replace(attr, id=""), mathml=drawn, tex="" if drawn else node.tex)
            case Table() | Figure():
                node = replace(node, label="")
            case Heading():
                node = replace(node, number="")
        return _without_id(node)

    def gone(self, node: Node) -> Node | tuple[Node, ...]:
        """A node of the old version as it stands among the new: no identifier, no link into the text."""
        match node:
            case NoteCall(note=note, id=identifier, label=label) if note in self.alone:
                return NoteCall(OLD + note, OLD + identifier, label)
            case NoteCall(label=label):
                return Styled(Style.SUPERSCRIPT, (Text(label),))
            case Link(content=content, url=url) if url.startswith("#"):
                return Span(content, Attr())
            case Image(src=src):
                node = replace(node, src=(self.keys or {}).get(src, src))
        return _without_id(node)


def _without_id(node: Node) -> Node:
    attr: Attr | None = getattr(node, "attr", None)
    return cast(Node, replace(cast(Any, node), attr=replace(attr, id=""))) if attr is not None and attr.id else node


def unmarked(node: Node) -> Node | tuple[Node, ...]:
    """A node without classes that mean a change, which only a comparison gives, and without spans that nobody sees."""
    attr: Attr | None = getattr(node, "attr", None)
    if isinstance(node, Span) and node.attr.classes and _UNSEEN.issuperset(node.attr.classes) and not node.attr.get("lang"):
        return node.content
    if attr is None or not any(name.startswith(PREFIX) for name in attr.classes):
        return node
    kept = tuple(name for name in attr.classes if not name.startswith(PREFIX))
    return cast(Node, replace(cast(Any, node), attr=replace(attr, classes=kept)))


def marked(content: Inlines, kind: str) -> Inlines:
    """Inlines as one change."""
    return (Span(content, Attr(classes=(kind,))),) if content else ()


def struck(blocks: Blocks, kind: str) -> Blocks:
    """Blocks each marked as a change: paragraphs and headings within themselves, so that they keep their place and look."""
    return tuple(_struck(block, kind) for block in blocks)


def _struck(block: Block, kind: str) -> Block:
    if isinstance(block, Para | Heading):
        return replace(block, content=marked(block.content, kind))
    return Div((block,), Attr(classes=(kind,)))


def leaf_key(node: Inline, side: Side) -> Hashable:
    """By what a node that is not looked into is known."""
    return rewrite(node, side.bare)

