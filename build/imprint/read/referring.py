"""Citations that name elements of the text are references to them: @fig:x, [Fig. @fig:x]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..model.place import Place
from ..model.text import Blocks, Citation, Cite, CrossReference, Inlines, Mode, Node, Text, plain, rewrite, walk
from .labels import PREFIXED


def looks_like_reference(key: str) -> bool:
    """Whether a citation key is spelled as a reference to an element of the text."""
    return bool(PREFIXED.match(key))


def references(blocks: Blocks, keys: frozenset[str], labels: frozenset[str]) -> Blocks:
    """Citations that name elements of the text become references: @fig:x, unless the library has such a key."""
    if not any(isinstance(node, Citation) and _refers(node.key, keys, labels) for node in walk(blocks)):
        return blocks
    spoken = frozenset(_spoken(blocks))

    def referring(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, Cite) and node.citations:
            first = node.citations[0]
            names = tuple(one.key for one in node.citations)
            if all(_refers(name, keys, labels) for name in names):
                said = first.place in spoken or _KIND_WORDS.fullmatch(plain(first.prefix))
                bare = first.mode is Mode.SUPPRESSED or bool(said)
                reference = CrossReference(names, bare=bare, place=first.place)
                return (*_before(first.prefix), reference, *_after(_counted(node.citations[-1].suffix, reference)))
        return node

    return rewrite(blocks, referring)


def _spoken(blocks: Blocks) -> Iterator[Place]:
    """Where references stand whose kind the text has just said: Figure @fig:x; Figures @fig:x and @fig:y."""
    before = kind = ""
    for node in walk(blocks):
        match node:
            case Text(text=before):
                kind = kind if _JOINT.fullmatch(before) else ""
            case Cite(citations=(Citation(key=key, place=Place() as place), *_)):
                own = _kind(key)
                kind = own if _SAID.search(before) or kind == own else ""
                if kind:
                    yield place
                before = ""
            case Citation():
                pass
            case _:
                before = kind = ""


def _counted(suffix: Inlines, before: CrossReference) -> Inlines:
    """Words after "Figures 1": references of the same kind are numbers alone, too ([Figures @fig-a and @fig-b])."""

    def alone(node: Node) -> Node:
        alike = isinstance(node, CrossReference) and _kind(node.targets[0]) == _kind(before.targets[0])
        return replace(node, bare=True) if isinstance(node, CrossReference) and alike else node

    return rewrite(suffix, alone) if before.bare else suffix


def _kind(target: str) -> str:
    return re.split(r"[-:_.]", target)[0]


# A word for the kind takes the place of ours, before a reference or in its brackets: Figure @fig:x, [Fig. @fig:x].
_WORDS = (
    r"(?i:figs?|figur\w*|figuur|abb|abbildung(?:en)?|rys|rysun\w+|obr|obráz\w+|рис|рисун\w+|şekil"
    r"|tab|tables?|tabl(?:as?|eaux?|o)|tabel\w*|табл|таблиц\w+"
    r"|eqs?|eqns?|equations?|équations?|gl|gleichung(?:en)?|ecuaci\w+|equaç\w+|equazion[ei]|уравнени\w+|denklem"
    r"|secs?|sections?|abschnitt(?:en?)?|раздел\w*|§+|ch|chapters?|kap|kapiteln?|listings?|lst|alg|algorithms?|panels?|appendix|scheme)\.?"
)
_KIND_WORDS = re.compile(_WORDS)
_SAID = re.compile(rf"(?:^|[\s(\[]){_WORDS}\s+$")
_JOINT = re.compile(r"\s*(?:,|;|&|and|or|to|und|oder|bis|et|ou|à|y|e|и|ve|–|-|, and)\s*")


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
