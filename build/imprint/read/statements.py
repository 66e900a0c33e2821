"""Theorems, lemmas and proofs of LaTeX and Quarto: references to them say their names, and lead to them."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.text import (
    Blocks,
    CrossReference,
    Div,
    Inline,
    Inlines,
    Link,
    Node,
    Para,
    Span,
    Style,
    Styled,
    Text,
    plain,
    rewrite,
    walk,
)

_NUMBERED = re.compile(r"(?P<kind>\w[\w ]*?) (?P<number>[\w.]+)\.?")


def with_statements(blocks: Blocks) -> Blocks:
    """Blocks in which the references to labelled statements are links with their words: "Theorem 1", or "1" alone."""
    named: dict[str, tuple[str, str]] = {}

    def collected(node: Node) -> Node:
        label, words = _labelled(node)
        if isinstance(node, Div) and label and words:
            named[label] = (words["kind"], words["number"])
            return replace(node, blocks=rewrite(node.blocks, _unlabelled), attr=replace(node.attr, id=label))
        return node

    def referring(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, CrossReference) and node.targets and all(one in named for one in node.targets):
            return tuple(_links(node, named))
        return node

    blocks = rewrite(blocks, collected)
    return rewrite(blocks, referring) if named else blocks


def _labelled(node: Node) -> tuple[str, re.Match[str] | None]:
    """The label of a statement and its bold number, as pandoc sets both into its first paragraph."""
    first = node.blocks[0] if isinstance(node, Div) and node.blocks else None
    head = first.content[0] if isinstance(first, Para) and first.content else None
    if not isinstance(node, Div) or not isinstance(head, Styled) or head.style is not Style.STRONG:
        return "", None
    labels = (one.attr.id for one in walk(first) if isinstance(one, Span) and "label" in one.attr.classes)
    return node.attr.id or next(labels, ""), _NUMBERED.fullmatch(plain(head.content))


def _unlabelled(node: Node) -> Node | tuple[Node, ...]:
    return () if isinstance(node, Span) and "label" in node.attr.classes else node


def _links(node: CrossReference, named: dict[str, tuple[str, str]]) -> Inlines:
    out: list[Inline] = []
    for at, target in enumerate(node.targets):
        kind, number = named[target]
        joint = "" if not at else " and " if at == len(node.targets) - 1 else ", "
        words = number if node.bare else f"{kind}\u00a0{number}"
        out += [*([Text(joint)] if joint else []), Link((Text(words),), f"#{target}")]
    return tuple(out)
