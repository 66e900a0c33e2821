"""Notes that a page may show in two ways: Ibid., or the short form where the note is the first at the page's foot."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.edition import Note
from ..model.text import Blocks
from .letters import words_of
from .wanted import Strands, Wanted, strands


def printed(want: Wanted, output: str) -> Strands:
    """The notes as the output has them: of one in two forms, the form whose first words stand behind its marker there."""
    if not any(note.print != note.web for series in want.footnotes for note in series):
        return want.printed
    there = f" {' '.join(words_of(output))} "
    return tuple(strand for series in want.footnotes for strand in strands(tuple(_said(note, there) for note in series)))


def _said(note: Note, there: str) -> Blocks:
    if note.print == note.web or not note.web:
        return note.print
    long, short = _openings(note)
    return note.web if short in there and long not in there else note.print


def _openings(note: Note) -> tuple[str, str]:
    """The marker with the words of each form up to the first in which they differ."""
    forms = [words_of(f"{note.label} {' '.join(strands(blocks))}") for blocks in (note.print, note.web)]
    same = sum(1 for _ in _alike(*forms))
    long, short = (f" {' '.join(form[: same + 1])} " for form in forms)
    return long, short


def _alike(one: list[str], other: list[str]) -> Iterator[str]:
    for first, second in zip(one, other, strict=False):
        if first != second:
            return
        yield first
