"""Two runs of words as one, with what came and what went: word by word, inside the emphasis, quotations and links of both."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from ..model.redline import DELETED, INSERTED
from ..model.text import Inline, Inlines, Link, Quoted, Span, Styled, Text, plain, rewrite
from .aligning import aligned
from .sides import Side, leaf_key, marked
from .sliding import slid

Wrapper = Styled | Quoted | Link | Span
# Blanks; letters of scripts without blanks between words one by one; words of the others; every other sign alone.
_WORDS = re.compile(
    r"\s+|[\u2e80-\u2fff\u3040-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]|[\U00020000-\U0003ffff]"
    r"|[^\s!-/:-@\[-`{-~\u00a0-\u00bf\u2010-\u205e\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+|."
)
_KEPT = 0.3  # of the longer version's words: with fewer in common, two paragraphs read better one after the other


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or something that is not looked into, in the wrappers around it (by number, outermost first)."""

    leaf: Inline
    path: tuple[int, ...]
    key: Hashable


@dataclass(frozen=True, slots=True)
class Tokens:
    """A run as tokens, and its wrappers without their content."""

    items: tuple[Token, ...]
    wrappers: tuple[Wrapper, ...]


def tokens(content: Inlines, side: Side) -> Tokens:
    """The words of a run."""
    items: list[Token] = []
    wrappers: list[Wrapper] = []

    def take(nodes: Inlines, path: tuple[int, ...], shells: tuple[Hashable, ...]) -> None:
        for node in nodes:
            if isinstance(node, Text):
                items.extend(Token(Text(word), path, (shells, word)) for word in _WORDS.findall(node.text))
            elif isinstance(node, Wrapper) and node.content:
                wrappers.append(replace(node, content=()))
                shell = side.bare(wrappers[-1])
                take(node.content, (*path, len(wrappers) - 1), (*shells, shell))
            else:
                items.append(Token(node, path, (shells, leaf_key(node, side))))

    take(content, (), ())
    return Tokens(tuple(items), tuple(wrappers))


def woven(old: Inlines, new: Inlines, sides: tuple[Side, Side]) -> Inlines:
    """Both versions of a run in one; whole after whole where they have little in common, or are entangled."""
    before, after = tokens(old, sides[0]), tokens(new, sides[1])
    keys = [one.key for one in before.items], [one.key for one in after.items]
    pairs = slid(aligned(*keys), *keys, partial(_merit, before.items), partial(_merit, after.items))
    whole = replaced(old, new, sides)
    if _apart(before, after, len([1 for i, _ in pairs if _speaks(before.items[i])])):
        return whole
    both = _Weave(before, after, sides[0]).run(pairs)
    faithful = plain(kept(both, INSERTED)) == plain(new) and plain(kept(both, DELETED)) == plain(old)
    return both if faithful else whole


def replaced(old: Inlines, new: Inlines, sides: tuple[Side, Side]) -> Inlines:
    """The old run as gone, then the new as come."""
    return (*marked(rewrite(old, sides[0].gone), DELETED), *marked(new, INSERTED))


def kept(content: Inlines, kind: str) -> Inlines:
    """A woven run as one version had it: with the insertions (the new one) or with the deletions (the old one)."""
    other = DELETED if kind == INSERTED else INSERTED

    def change(node: object) -> object:
        if isinstance(node, Span) and other in node.attr.classes:
            return ()
        return node.content if isinstance(node, Span) and kind in node.attr.classes else node

    return rewrite(content, change)  # type: ignore[arg-type]


def _merit(items: Sequence[Token], start: int, end: int) -> int:
    """A stretch reads best that begins with a blank and ends with a stop, or begins a text, or is whole words at least."""
    first, last = items[start].leaf, items[end - 1].leaf
    blank = isinstance(first, Text) and first.text.isspace()
    return 2 * (blank or start == 0) + (isinstance(last, Text) and last.text in _STOPS)


_STOPS = frozenset(".!?;:…。！？؟۔")


def _speaks(token: Token) -> bool:
    return not isinstance(token.leaf, Text) or any(map(str.isalnum, token.leaf.text))


def _apart(before: Tokens, after: Tokens, common: int) -> bool:
    most = max(sum(map(_speaks, before.items)), sum(map(_speaks, after.items)))
    return common < _KEPT * most


@dataclass(frozen=True, slots=True)
class _Piece:
    """A token in the common run: from which version, and within which of the common wrappers."""

    mark: str  # "", INSERTED or DELETED
    leaf: Inline
    path: tuple[int, ...]


class _Weave:
    """Two token sequences woven: an old wrapper goes on as the new one that holds the same words."""

    def __init__(self, before: Tokens, after: Tokens, side: Side) -> None:
        self._before, self._after, self._side = before, after, side
        self._shells = (*after.wrappers, *before.wrappers)
        self._wrappers: dict[int, int] = {}  # of the old run → of the new
        self._taken: dict[int, int] = {}  # the same from the new run

    def run(self, pairs: Sequence[tuple[int, int]]) -> Inlines:
        pairs = [pair for pair in pairs if self._agree(*pair)]
        pieces: list[_Piece] = []
        i = j = 0
        for a, b in (*_meant(pairs, self._before.items), (len(self._before.items), len(self._after.items))):
            pieces += [_Piece(DELETED, one.leaf, self._old(one.path)) for one in self._before.items[i:a]]
            pieces += [_Piece(INSERTED, one.leaf, one.path) for one in self._after.items[j:b]]
            if b < len(self._after.items):
                pieces.append(_Piece("", self._after.items[b].leaf, self._after.items[b].path))
            i, j = a + 1, b + 1
        return tuple(_joined(self._built(pieces, 0)))

    def _agree(self, a: int, b: int) -> bool:
        """Whether the wrappers of two equal tokens are one and the same so far; from now on they are."""
        steps = list(zip(self._before.items[a].path, self._after.items[b].path, strict=True))
        if any(self._wrappers.get(old, new) != new or self._taken.get(new, old) != old for old, new in steps):
            return False
        self._wrappers.update(steps)
        self._taken.update((new, old) for old, new in steps)
        return True

    def _old(self, path: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(self._wrappers.get(one, len(self._after.wrappers) + one) for one in path)

    def _built(self, pieces: Sequence[_Piece], depth: int) -> Iterator[Inline]:
        """The tree again: what is all of one change is marked as a whole, from outside."""
        units = [(_one(group), group) for group in _grouped(pieces, depth)]
        for mark, some in groupby(units, key=lambda unit: unit[0]):
            nodes = [node for _, group in some for node in self._unit(group, depth, mark)]
            yield from marked(tuple(_joined(nodes)), mark) if mark else nodes

    def _unit(self, group: list[_Piece], depth: int, mark: str) -> Iterator[Inline]:
        first = group[0]
        if len(first.path) == depth:
            yield from rewrite((first.leaf,), self._side.gone) if mark == DELETED else (first.leaf,)
            return
        inner = [replace(one, mark="") for one in group] if mark else group
        content = tuple(_joined(self._built(inner, depth + 1)))
        shell: Inline = replace(self._shells[first.path[depth]], content=content)
        gone = rewrite((shell,), self._side.gone) if mark == DELETED else (shell,)
        yield from gone


def _one(group: list[_Piece]) -> str:
    """The change that all of a group is, if it is one."""
    marks = {one.mark for one in group}
    return marks.pop() if len(marks) == 1 else ""


def _grouped(pieces: Sequence[_Piece], depth: int) -> Iterator[list[_Piece]]:
    """Tokens one by one, and together those that go on in one wrapper."""
    for wrapper, some in groupby(pieces, key=lambda one: one.path[depth] if len(one.path) > depth else -1):
        if wrapper < 0:
            yield from ([one] for one in some)
        else:
            yield list(some)


def _meant(pairs: Sequence[tuple[int, int]], items: Sequence[Token]) -> list[tuple[int, int]]:
    """Pairs without those blanks and stops that happen to be the same between words that are not."""
    stretches: list[list[tuple[int, int]]] = []
    for pair in pairs:
        last = stretches[-1][-1] if stretches else None
        if last and pair == (last[0] + 1, last[1] + 1):
            stretches[-1].append(pair)
        else:
            stretches.append([pair])
    ends = (0, len(stretches) - 1)
    said = (some for n, some in enumerate(stretches) if n in ends or any(_speaks(items[i]) for i, _ in some))
    return [pair for some in said for pair in some]


def _joined(nodes: Iterator[Inline] | Sequence[Inline]) -> Iterator[Inline]:
    """Nodes with runs of words joined."""
    words = ""
    for node in nodes:
        if isinstance(node, Text):
            words += node.text
            continue
        if words:
            yield Text(words)
            words = ""
        yield node
    if words:
        yield Text(words)
