"""What stands after the text in both versions: references, statements, bios."""

from __future__ import annotations

from dataclasses import replace

from ..model.edition import Bio, Edition, Reference, Section
from ..model.redline import DELETED, INSERTED
from ..model.text import Blocks, rewrite
from .blocks import Weaver
from .facts import renamed
from .pairing import Traits, paired
from .sides import OLD, marked

OLDER = 0


def references(old: Edition, new: Edition, weaver: Weaver) -> tuple[Reference, ...]:
    """The reference list of the new edition, with those that are gone in their place."""
    out = []
    known = {before: after for after, before in renamed(old, new).items()}

    def traits(one: Reference, side: int) -> Traits:
        """Another work is another reference, however alike their words are; one may be under another key."""
        work = known.get(one.work, one.work) if side == OLDER else one.work
        return Traits(work, work, frozenset((work,)))

    for step in paired(old.references, new.references, traits):
        if step.old is not None and step.new is not None:
            out.append(replace(step.new, content=weaver.inlines(step.old.content, step.new.content)))
        elif step.old is not None:
            gone = marked(rewrite(step.old.content, weaver.sides[0].gone), DELETED)
            out.append(replace(step.old, id=OLD + step.old.id, content=gone))
        elif step.new is not None:
            out.append(replace(step.new, content=marked(step.new.content, INSERTED)))
    return tuple(out)


def sections(old: Edition, new: Edition, weaver: Weaver) -> tuple[Section, ...]:
    before, after = {one.kind: one for one in old.sections}, {one.kind: one for one in new.sections}
    shown = [before[kind] if kind not in after else after[kind] for kind in dict.fromkeys((*after, *before))]
    return tuple(replace(one, blocks=weaver.blocks(_of(before, one.kind), _of(after, one.kind))) for one in shown)


def _of(sections: dict[str, Section], kind: str) -> Blocks:
    return sections[kind].blocks if kind in sections else ()


def bios(old: Edition, new: Edition, weaver: Weaver) -> tuple[Bio, ...]:
    """The bios of the new edition's authors; those of authors who left are among the changes of the front matter."""
    before = {one.person.name.full: one.blocks for one in old.bios}
    return tuple(replace(one, blocks=weaver.blocks(before.get(one.person.name.full, ()), one.blocks)) for one in new.bios)
