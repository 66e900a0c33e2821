"""Theorems, lemmas and proofs of LaTeX and Quarto: references to them say their names, and lead to them."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.text import (
    Blocks,
    CrossReference,
    Div,
    Heading,
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
    """Blocks whose labelled statements begin with their kind and number, and carry their label."""
    if not any(isinstance(node, Div) for node in walk(blocks)):
        return blocks

    def labelled(node: Node) -> Node:
        label, words = _labelled(node)
        if isinstance(node, Div) and label and words:
            return replace(node, blocks=rewrite(node.blocks, _unlabelled), attr=replace(node.attr, id=label))
        return node

    return rewrite(_counted(blocks), labelled)


def statements(blocks: Blocks) -> dict[str, tuple[str, str]]:
    """The labelled statements of a text: their kind and number."""
    found = ((node, *_labelled(node)) for node in walk(blocks) if isinstance(node, Div))
    return {label: (words["kind"], words["number"]) for node, label, words in found if label and words}


def with_links(blocks: Blocks, named: dict[str, tuple[str, str]]) -> Blocks:
    """Blocks in which the references to statements are links with their words: "Theorem 1", or "1" alone."""

    def referring(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, CrossReference) and node.targets and all(one in named for one in node.targets):
            return tuple(_links(node, named))
        return node

    return rewrite(blocks, referring) if named else blocks


# Quarto's prefixes, and MyST's names, of what is counted each by itself.
KINDS = {
    "thm": "Theorem", "lem": "Lemma", "cor": "Corollary", "prp": "Proposition", "cnj": "Conjecture", "def": "Definition",
    "exm": "Example", "exr": "Exercise", "rem": "Remark", "sol": "Solution", "alg": "Algorithm",
}  # fmt: skip


def _counted(blocks: Blocks) -> Blocks:
    """Statements of Quarto and MyST with their kind, number and name before their words, as LaTeX has them."""
    counts: dict[str, int] = {}

    def headed(node: Node) -> Node:
        kind = _kind(node)
        if not isinstance(node, Div) or not kind:
            return node
        counts[kind] = counts.get(kind, 0) + 1
        title, rest = node.blocks[0] if node.blocks else None, node.blocks
        name: Inlines = ()
        if isinstance(title, Heading):
            name, rest = (Text(" ("), *title.content, Text(")")), rest[1:]
        elif words := node.attr.get("name"):
            name = (Text(f" ({words})"),)
        number = f" {counts[kind]}" if kind != "Proof" else ""
        head: Inlines = (Styled(Style.STRONG, (Text(f"{kind}{number}"),)), *name, Text(". "))
        match rest:
            case (Para(content=content) as first, *others):
                return replace(node, blocks=(replace(first, content=(*head, *content)), *others))
        return replace(node, blocks=(Para(head), *rest))

    return rewrite(blocks, headed)


def _kind(node: Node) -> str:
    """What a division states; "" for others."""
    if not isinstance(node, Div):
        return ""
    if "statement" in node.attr.classes:
        return node.attr.classes[0].capitalize()
    return KINDS.get(node.attr.id.partition("-")[0], "") if "-" in node.attr.id else ""


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
