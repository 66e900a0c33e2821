"""The identifiers of a JATS file: a unique name for everything that can be pointed to, and what kind of thing it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.edition import Edition
from ..model.text import Attr, Figure, Heading, Math, NoteCall, Table, walk
from .address import anchor


@dataclass(frozen=True, slots=True)
class Names:
    """ids: the edition's identifiers → names; works: work → its reference's name; kinds: name → ref-type."""

    ids: Mapping[str, str]
    works: Mapping[str, str]
    kinds: Mapping[str, str]

    def id(self, identifier: str) -> str:
        """The name of an identifier of the text; "" for none and for one that the edition does not have."""
        return self.ids.get(identifier, "")

    def target(self, identifier: str) -> str:
        """The name that a link's fragment means: the identifier itself, or one that reads the same as a name."""
        return self.ids.get(identifier) or self.ids.get(anchor(identifier), "")

    def kind(self, name: str) -> str:
        return self.kinds.get(name, "other")


def names(edition: Edition) -> Names:
    """Names for all identifiers of an edition: each an NCName, no two alike."""
    found = dict.fromkeys(_identifiers(edition))
    kinds = {identifier: kind for identifier, kind in _kinds(edition)}
    ids: dict[str, str] = {}
    taken = {""}
    for identifier in found:
        ids[identifier] = _free(anchor(identifier) or "x", taken)
        taken.add(ids[identifier])
    works = {reference.work: ids[reference.id] for reference in edition.references}
    for work in edition.works:
        if work.id not in works:
            works[work.id] = _free(f"ref-{anchor(work.id)}", taken)
            taken.add(works[work.id])
    named = {ids[identifier]: kind for identifier, kind in kinds.items()}
    return Names(ids, works, {**named, **dict.fromkeys(works.values(), "bibr")})


def _free(name: str, taken: set[str]) -> str:
    """A name that is not taken: the name itself, or with the first number that makes it so."""
    if name not in taken:
        return name
    return next(numbered for n in range(2, len(taken) + 3) if (numbered := f"{name}-{n}") not in taken)


def _identifiers(edition: Edition) -> Iterator[str]:
    """Notes and references first: where an author's identifier is the same, it is the author's that changes."""
    yield from (note.id for note in edition.notes if note.id)
    yield from (reference.id for reference in edition.references)
    for node in walk(_text(edition)):
        attr = getattr(node, "attr", None)
        identifier = node.id if isinstance(node, NoteCall) else attr.id if isinstance(attr, Attr) else ""
        if identifier:
            yield identifier


def _kinds(edition: Edition) -> Iterator[tuple[str, str]]:
    yield from ((note.id, "fn") for note in edition.notes if note.id)
    yield from ((reference.id, "bibr") for reference in edition.references)
    taken = {note.id for note in edition.notes} | {reference.id for reference in edition.references}
    for node in walk(_text(edition)):
        kind = next((word for types, word in _TYPES if isinstance(node, types)), "")
        attr = getattr(node, "attr", None)
        if kind and isinstance(attr, Attr) and attr.id and attr.id not in taken:
            yield attr.id, kind


_TYPES: tuple[tuple[type, str], ...] = ((Figure, "fig"), (Table, "table"), (Math, "disp-formula"), (Heading, "sec"))


def _text(edition: Edition) -> tuple[object, ...]:
    """All text of an edition in the order of the file."""
    return (
        edition.title, edition.subtitle, tuple(bio.blocks for bio in edition.bios), edition.abstract,
        edition.key_points, edition.dedication, edition.epigraph, edition.epigraph_source, edition.body,
        tuple(section.blocks for section in edition.sections), tuple(note.print for note in edition.notes),
        tuple(reference.content for reference in edition.references),
    )  # fmt: skip
