"""Several works named in one sentence: "Ong (1982) and Lee (2020)" are citations of their own."""

from __future__ import annotations

from ..model.text import AND, Attr, Blocks, Cite, Mode, Node, Span, rewrite

_NAMED = frozenset((Mode.IN_TEXT, Mode.AUTHOR, Mode.TITLE, Mode.FULL))


def each_named(blocks: Blocks) -> Blocks:
    """Blocks in which a group that names several works is a citation of each, with "and" before the last."""
    return rewrite(blocks, _parted)


def _parted(node: Node) -> Node | tuple[Node, ...]:
    if not isinstance(node, Cite) or len(node.citations) < 2 or not {one.mode for one in node.citations} <= _NAMED:
        return node
    last = len(node.citations) - 1
    apart: list[Node] = []
    for index, one in enumerate(node.citations):
        joint = () if not index else (Span((), Attr(classes=(AND, "last") if index == last else (AND,))),)
        apart += (*joint, Cite((one,)))
    return tuple(apart)
