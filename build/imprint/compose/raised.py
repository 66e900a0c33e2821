"""Numbers of citations that stand raised follow the word before them without a blank (AMA Manual of Style 11, 3.6)."""

from __future__ import annotations

from dataclasses import replace

from ..model.text import Blocks, Heading, Inline, Inlines, Node, Para, Quoted, Span, Style, Styled, Text, rewrite


def closed_up(blocks: Blocks) -> Blocks:
    """Blocks whose raised citations stand close to their words."""
    return rewrite(blocks, _closed)


def begins_raised(citation: Inlines) -> bool:
    """Whether the words of a citation, or what follows its work's name, stand raised."""
    return any(isinstance(node, Styled) and node.style is Style.SUPERSCRIPT for node in citation[:2])


def _closed(node: Node) -> Node:
    if isinstance(node, Para | Heading | Quoted | Styled) or (isinstance(node, Span) and "citation" not in node.attr.classes):
        return replace(node, content=_close(node.content, within=False))
    return replace(node, content=_close(node.content, within=True)) if isinstance(node, Span) else node


def _close(content: Inlines, within: bool) -> Inlines:
    out = list(content)
    for at, node in enumerate(content[1:], 1):
        before = out[at - 1]
        if isinstance(before, Text) and before.text[-1:].isspace() and _raised(node, within):
            out[at - 1] = Text(before.text.rstrip())
    return tuple(out) if tuple(out) != content else content


def _raised(node: Inline, within: bool) -> bool:
    """Whether a citation begins raised: within: the node is a part of one."""
    if isinstance(node, Span) and "citation" in node.attr.classes and node.content:
        return _raised(node.content[0], True)
    return within and isinstance(node, Styled) and node.style is Style.SUPERSCRIPT
