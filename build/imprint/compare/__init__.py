"""Compare: two editions of an article become one, with what came and what went marked in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from ..model.edition import Edition
from ..model.picture import Picture
from ..model.redline import Redline
from ..model.text import Blocks, Inlines, plain, rewrite
from .blocks import Weaver
from .facts import front_changes, reference_changes
from .lists import bios, references, sections
from .notes import NoteSteps, names, note_steps, woven_notes
from .sides import OLD, Side, unmarked
from .tally import tally


def compare(old: Edition, new: Edition) -> Redline:
    """The new edition with what changed since the old one."""
    old, new = _unmarked(old), _unmarked(new)
    steps = note_steps(old.notes, new.notes)
    weaver = Weaver(_sides(old, new, steps))
    both = replace(
        _texts(old, new, weaver.inlines, weaver.blocks),
        key_points=weaver.lines(old.key_points, new.key_points),
        sections=sections(old, new, weaver),
        bios=bios(old, new, weaver),
        notes=woven_notes(steps, weaver),
        references=references(old, new, weaver),
        pictures=(*new.pictures, *_gone_pictures(old, new)),
    )
    return Redline(both, plain(new.title), front_changes(old, new), reference_changes(old, new), tally(both, steps))


def _texts(
    old: Edition, new: Edition, inlines: Callable[[Inlines, Inlines], Inlines], blocks: Callable[[Blocks, Blocks], Blocks]
) -> Edition:
    """The new edition with each of its texts made of both."""
    return replace(
        new,
        title=inlines(old.title, new.title),
        subtitle=inlines(old.subtitle, new.subtitle),
        abstract=blocks(old.abstract, new.abstract),
        epigraph=blocks(old.epigraph, new.epigraph),
        epigraph_source=inlines(old.epigraph_source, new.epigraph_source),
        dedication=inlines(old.dedication, new.dedication),
        body=blocks(old.body, new.body),
        how_to_cite=inlines(old.how_to_cite, new.how_to_cite),
    )


def _unmarked(edition: Edition) -> Edition:
    """An edition in which no author has marked changes as a comparison does."""
    texts = _texts(edition, edition, lambda _, text: rewrite(text, unmarked), lambda _, text: rewrite(text, unmarked))
    return replace(
        texts,
        key_points=rewrite(edition.key_points, unmarked),
        sections=tuple(replace(one, blocks=rewrite(one.blocks, unmarked)) for one in edition.sections),
        notes=tuple(replace(n, print=rewrite(n.print, unmarked), web=rewrite(n.web, unmarked)) for n in edition.notes),
        bios=tuple(replace(one, blocks=rewrite(one.blocks, unmarked)) for one in edition.bios),
    )


def _sides(old: Edition, new: Edition, steps: NoteSteps) -> tuple[Side, Side]:
    called, calls = names(steps)
    alone = frozenset(step.old.id for step in steps if step.old is not None and step.new is None)
    there = {_digest(one): one.key for one in new.pictures}
    keys = {one.key: there.get(_digest(one), OLD + one.key) for one in old.pictures}
    before, after = ({one.key: _digest(one) for one in edition.pictures} for edition in (old, new))
    return Side(called, before, alone, keys), Side(calls, after)


def _digest(picture: Picture) -> str:
    return hashlib.sha256(picture.data).hexdigest()


def _gone_pictures(old: Edition, new: Edition) -> tuple[Picture, ...]:
    """The pictures that the new edition has not, under names of their own."""
    there = {_digest(one) for one in new.pictures}
    return tuple(replace(one, key=OLD + one.key, name=OLD + one.name) for one in old.pictures if _digest(one) not in there)
