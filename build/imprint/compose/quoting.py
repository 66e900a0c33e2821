"""Quotation marks in the words of a work become quotations, which a citation style sets as its language and place ask.

Chicago sets the title “A ‘Quoted’ Title”, a German note „Ein ‚zitierter‘ Titel“: marks within marks change with their depth
(CSL 1.0.2, "Quotes"), which the processor does for quotations, and does not for marks that stand in the words as letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..model.text import Inline, Inlines, Quoted, Text

_CLOSES = {"“": "”", "„": "“”", "‘": "’", "‚": "‘’", "«": "»", "»": "«", '"': '"'}
MOST = 100  # marks in the words of a work; where there are more, they are something else
_OPENS_WORDS = " \u00a0\u202f([{—–-/:"
_INNER = "\u00a0\u202f "  # what French sets inside its marks


def has_marks(words: str) -> bool:
    return any(mark in words for mark in _CLOSES)


def quoted(content: Inlines) -> Inlines:
    """With quotations for pairs of marks whose two ends stand among the same siblings; other marks stay what they are."""
    marks = list(islice(_marks(content), MOST + 1))
    pairs = _pairs(marks) if len(marks) <= MOST else []
    return _built(content, pairs) if pairs else content


@dataclass(frozen=True, slots=True)
class _Mark:
    sign: str
    node: int  # the sibling in which it stands
    at: int  # its offset there
    before: str  # the letter before it, "" where none
    after: str

    @property
    def opens(self) -> bool:
        return self.sign in _CLOSES and (not self.before or self.before in _OPENS_WORDS or self.before in _CLOSES)

    @property
    def ends(self) -> bool:
        """Whether it can be the end of a quotation: an apostrophe stands inside a word."""
        return bool(self.before) and not (self.sign in "’‘" and self.after.isalnum())


def _marks(content: Inlines) -> Iterator[_Mark]:
    signs = frozenset("".join(_CLOSES) + "".join(_CLOSES.values()))
    for index, node in enumerate(content):
        words = node.text if isinstance(node, Text) else ""
        for at, sign in enumerate(words):
            if sign in signs:
                before = words[at - 1] if at else ("x" if index else "")
                after = words[at + 1] if at + 1 < len(words) else ("x" if index + 1 < len(content) else "")
                yield _Mark(sign, index, at, before, after)


def _pairs(marks: list[_Mark]) -> list[tuple[_Mark, _Mark]]:
    """The outermost pairs, in reading order."""
    open_: list[_Mark] = []
    found: list[tuple[_Mark, _Mark]] = []
    for mark in marks:
        depth = _closed(mark, open_)
        if depth is not None:
            found.append((open_[depth], mark))
            del open_[depth:]
        elif mark.opens:
            open_.append(mark)
    whole = [(first, last) for first, last in found if not any(_within(first, pair) for pair in found)]
    return sorted(whole, key=lambda pair: (pair[0].node, pair[0].at))


def _closed(mark: _Mark, open_: list[_Mark]) -> int | None:
    """Which of the open marks it closes, if it does: the last of its kind."""
    if not mark.ends or (mark.sign in '“‘"' and mark.opens):
        return None
    return next((i for i in reversed(range(len(open_))) if mark.sign in _CLOSES[open_[i].sign]), None)


def _within(mark: _Mark, pair: tuple[_Mark, _Mark]) -> bool:
    first, last = ((one.node, one.at) for one in pair)
    return first < (mark.node, mark.at) < last


def _built(content: Inlines, pairs: list[tuple[_Mark, _Mark]]) -> Inlines:
    out: list[Inline] = []
    done = (0, 0)
    for first, last in pairs:
        out += _cut(content, done, (first.node, first.at))
        inside = _cut(content, (first.node, first.at + 1), (last.node, last.at))
        out.append(Quoted(first.sign not in "‘‚", quoted(_trimmed(inside))))
        done = (last.node, last.at + 1)
    return (*out, *_cut(content, done, (len(content), 0)))


def _cut(content: Inlines, start: tuple[int, int], end: tuple[int, int]) -> Inlines:
    """The siblings from one place to another, the texts at both ends cut."""
    out: list[Inline] = []
    for index in range(start[0], min(end[0] + 1, len(content))):
        node = content[index]
        if isinstance(node, Text):
            words = node.text[start[1] if index == start[0] else 0 : end[1] if index == end[0] else None]
            out += [Text(words)] if words else []
        elif start[0] < index < end[0] or (index == start[0] and not start[1] and index < end[0]):
            out.append(node)
    return tuple(out)


def _trimmed(content: Inlines) -> Inlines:
    """Without the spaces that stand inside the marks of French: the style has its own."""
    match content:
        case (Text(text=text),):
            return (Text(text.strip(_INNER)),)
        case (Text(text=first), *rest, Text(text=last)):
            return (Text(first.lstrip(_INNER)), *rest, Text(last.rstrip(_INNER)))
    return content
