r"""Items of numbered lists that carry a label: references to them are their numbers, as LaTeX's \ref has them."""

from __future__ import annotations

from dataclasses import replace

from ..engine.tree import trimmed
from ..model.counting import counted
from ..model.text import (
    Attr,
    Blocks,
    CrossReference,
    Div,
    Inline,
    Link,
    Node,
    Numbered,
    Para,
    Span,
    Text,
    plain,
    rewrite,
    walk,
)


def with_numbers(blocks: Blocks) -> Blocks:
    """Blocks in which references to labelled items lead there and say their numbers."""
    blocks = _marked(blocks)
    numbers = dict(_numbers(blocks, "")) if any(isinstance(node, Numbered) for node in walk(blocks)) else {}
    if not numbers:
        return blocks

    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, Numbered):
            return replace(node, items=tuple(map(_anchored, node.items)))
        if isinstance(node, CrossReference) and node.targets and all(one in numbers for one in node.targets):
            links = [Link((Text(numbers[one]),), f"#{one}") for one in node.targets]
            return tuple(new for link in links for new in (Text(", "), link))[1:]
        return node

    return rewrite(blocks, change)


MARKED = "imprint-mark-"  # begins the identifier of an empty span that says in hexadecimal, what stands around a list's numbers


def _marked(blocks: Blocks) -> Blocks:
    """Lists whose first item carries the words around their numbers: "Step 1:"."""
    if not any(map(_is_mark, walk(blocks))):
        return blocks

    def change(node: Node) -> Node:
        match node:
            case Numbered(items=((Para(content=(Span() as mark, *rest)) as first, *others), *items)) if _is_mark(mark):
                said = (mark.attr.id or mark.attr.get("label")).removeprefix(MARKED)
                before, after = (bytes.fromhex(one).decode() for one in said.split("-"))
                plain_item = (replace(first, content=trimmed(tuple(rest))), *others)
                return replace(node, items=(plain_item, *items), before=before, after=after)
        return node

    return rewrite(blocks, change)


def _is_mark(node: object) -> bool:
    return isinstance(node, Span) and (node.attr.id or node.attr.get("label")).startswith(MARKED)


def _numbers(blocks: Blocks, above: str) -> list[tuple[str, str]]:
    """The labels of items with their numbers; an item in an item's list has both numbers: 2a."""
    found: list[tuple[str, str]] = []
    for block in blocks:
        if not isinstance(block, Numbered):
            inner = getattr(block, "blocks", ())
            found += _numbers(inner, above) if isinstance(inner, tuple) else []
            continue
        for index, item in enumerate(block.items):
            words = block.before if any(map(str.isalpha, block.before)) else ""
            number = above + words + counted(block.start + index, block.style)
            found += [(label, number) for one in item if isinstance(one, Para) for label in _labels(one)]
            found += _numbers(item, number)
    return found


def _labels(paragraph: Para) -> list[str]:
    spans = (one for one in paragraph.content if isinstance(one, Span) and _is_label(one))
    return [one.attr.id or one.attr.get("label") for one in spans]


def _is_label(node: Inline) -> bool:
    return isinstance(node, Span) and "label" in (*node.attr.classes, *dict(node.attr.pairs)) and not plain(node.content)


def _anchored(item: Blocks) -> Blocks:
    """An item that begins with nothing but its label carries it on what follows."""
    match item:
        case (Para(content=content) as first, second, *rest) if content and all(map(_is_label, content)):
            return (Div((second,), Attr(_labels(first)[0])), *rest)
    return item
