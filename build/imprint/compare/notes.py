"""Which notes of two versions are the same ones, and the notes of both in one list."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from ..model.edition import Note
from ..model.text import plain, rewrite
from .blocks import Weaver, features
from .pairing import Step, Traits, paired
from .sides import OLD, Side

NoteSteps = tuple[Step[Note], ...]
_UNNAMED = Side({}, {})


def note_steps(old: Sequence[Note], new: Sequence[Note]) -> NoteSteps:
    """The notes of both versions in one order: the same by their words and works, changed where they share enough."""
    return tuple(_met(list(paired(old, new, lambda note, _: _traits(note)))))


def _met(steps: list[Step[Note]]) -> Iterator[Step[Note]]:
    """The steps, of which a short note that is gone and the one that came in its place are one if they share words."""
    one_sided = [step.old is None or step.new is None for step in steps]
    at = 0
    while at < len(steps):
        alone = one_sided[at : at + 3] in ([True, True], [True, True, False]) and not (at and one_sided[at - 1])
        gone, come = steps[at].old, steps[at + 1].new if alone else None
        if gone is not None and come is not None and gone.series == come.series and _share(gone, come):
            yield Step(gone, come)
            at += 2
        else:
            yield steps[at]
            at += 1


def _share(one: Note, other: Note) -> bool:
    """Whether two notes have two fifths of their words in common."""
    words, others = (set(plain(note.print).casefold().split()) for note in (one, other))
    return len(words & others) >= 0.2 * (len(words) + len(others)) > 0


def _traits(note: Note) -> Traits:
    bare: Hashable = rewrite(note.print, _UNNAMED.bare)
    works = (("works", note.works),) if note.works else ()
    return Traits((bare, note.works), note.series, features(bare) | frozenset((*works, *(("work", one) for one in note.works))))


def names(steps: NoteSteps) -> tuple[dict[str, str], dict[str, str]]:
    """What the notes of the old and of the new version are called where both are compared."""
    pairs = [(step.old, step.new, f"note {number}") for number, step in enumerate(steps)]
    return {old.id: name for old, _, name in pairs if old}, {new.id: name for _, new, name in pairs if new}


def woven_notes(steps: NoteSteps, weaver: Weaver) -> tuple[Note, ...]:
    """The notes of the new version, and those that are gone, in their place."""
    return tuple(note for step in steps for note in _woven(step, weaver))


def _woven(step: Step[Note], weaver: Weaver) -> tuple[Note, ...]:
    old, new = step.old, step.new
    if old is not None and new is not None:
        if step.same:
            return (new,)
        return (replace(new, print=weaver.blocks(old.print, new.print), web=weaver.blocks(old.web, new.web)),)
    if old is not None:
        printed, web = weaver.gone(old.print), weaver.gone(old.web)
        return (replace(old, id=OLD + old.id, call=OLD + old.call, print=printed, web=web),)
    return (replace(new, print=weaver.come(new.print), web=weaver.come(new.web)),) if new is not None else ()
