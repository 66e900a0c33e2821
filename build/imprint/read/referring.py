"""Citations that name elements of the text are references to them: @fig:x, [Fig. @fig:x]."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.text import Blocks, Citation, Cite, CrossReference, Inlines, Mode, Node, Text, plain, rewrite, walk
from .labels import PREFIXED


def looks_like_reference(key: str) -> bool:
    """Whether a citation key is spelled as a reference to an element of the text."""
    return bool(PREFIXED.match(key))


def references(blocks: Blocks, keys: frozenset[str], labels: frozenset[str]) -> Blocks:
    """Citations that name elements of the text become references: @fig:x, unless the library has such a key."""
    if not any(isinstance(node, Citation) and _refers(node.key, keys, labels) for node in walk(blocks)):
        return blocks

    def referring(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, Cite) and node.citations:
            first = node.citations[0]
            names = tuple(one.key for one in node.citations)
            if all(_refers(name, keys, labels) for name in names):
                bare = first.mode is Mode.SUPPRESSED or bool(_KIND_WORDS.fullmatch(plain(first.prefix)))
                reference = CrossReference(names, bare=bare, place=first.place)
                return (*_before(first.prefix), reference, *_after(_counted(node.citations[-1].suffix, reference)))
        return node

    return rewrite(blocks, referring)


def _counted(suffix: Inlines, before: CrossReference) -> Inlines:
    """Words after "Figures 1": references of the same kind are numbers alone, too ([Figures @fig-a and @fig-b])."""

    def alone(node: Node) -> Node:
        alike = isinstance(node, CrossReference) and _kind(node) == _kind(before)
        return replace(node, bare=True) if isinstance(node, CrossReference) and alike else node

    return rewrite(suffix, alone) if before.bare else suffix


def _kind(node: CrossReference) -> str:
    return re.split(r"[-:_.]", node.targets[0])[0]


# A prefix that is a word for the kind takes the place of ours: [Fig. @fig:x] (pandoc-crossref, Quarto).
_KIND_WORDS = re.compile(
    r"(?i:figs?|figures?|figuras?|abb|abbildung(?:en)?|рис|рисун\w+|şekil|tables?|tab|tablas?|tabelle\w*|табл|таблиц\w+|tablo"
    r"|eqs?|eqns?|equations?|sec|sections?|§+|ch|chapters?|listings?|lst|alg|algorithms?|panels?|appendix|scheme)\.?"
)


def _before(prefix: Inlines) -> Inlines:
    return (*prefix, Text("\u00a0")) if plain(prefix) else ()


def _refers(name: str, keys: frozenset[str], labels: frozenset[str]) -> bool:
    return name not in keys and (name in labels or looks_like_reference(name))


def _after(suffix: Inlines) -> Inlines:
    """The words after a reference; those that begin with a blank keep it."""
    match suffix:
        case (Text(text=text), *_) if text[:1].isspace():
            return suffix
    return (Text(" "), *suffix) if plain(suffix) else ()
