"""Several works named in one sentence, "Ong (1982) and Lee (2020)", are citations of their own; works in others' words too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..model.text import AND, Attr, Blocks, Citation, Cite, Inline, Inlines, Mode, Node, Span, Text, rewrite

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


# ---------------------------------------------------------------- works in the words of others

_BEHIND = re.compile(r"(.*\d[^\W_]*[.)]?)?(.*)", re.DOTALL)


def unnested(blocks: Blocks) -> Blocks:
    """Blocks in which a work that is cited in the words behind another one follows it in the group.

    `[see @a, p. 5, but cf. @b]` has the second in the suffix of the first, and the citation processor loses one of them.
    """
    return rewrite(blocks, _unnested)


def _unnested(node: Node) -> Node:
    if not isinstance(node, Cite) or not any(isinstance(part, Cite) for one in node.citations for part in one.suffix):
        return node
    return Cite(tuple(part for one in node.citations for part in _following(one)))


def _following(citation: Citation) -> Iterator[Citation]:
    """A citation without works in its suffix, and these after it; the words behind the last number lead to the next work."""
    current, words = citation, list[Inline]()
    for part in citation.suffix:
        if not isinstance(part, Cite):
            words.append(part)
            continue
        kept, ahead = _divided(tuple(words))
        yield replace(current, suffix=kept)
        first, *others = part.citations
        mode = Mode.NORMAL if first.mode is Mode.IN_TEXT else first.mode
        *done, current = replace(first, prefix=(*ahead, *first.prefix), mode=mode), *others
        yield from done
        words = list(current.suffix)
    yield replace(current, suffix=tuple(words))


def _divided(words: Inlines) -> tuple[Inlines, Inlines]:
    """Words up to the last number, and those after it."""
    if not words or not isinstance(words[-1], Text):
        return words, ()
    found = _BEHIND.fullmatch(words[-1].text)
    kept, ahead = (found[1] or "", found[2].strip(" ,;\u00a0")) if found else (words[-1].text, "")
    return (*words[:-1], *((Text(kept),) if kept else ())), ((Text(ahead),) if ahead else ())
