"""The cited works beside the library entries that they come from."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.place import Place
from ..model.stages import Copy
from ..model.work import Entry, Work


def cited(copy: Copy) -> Iterator[tuple[Work, Entry | None, Place]]:
    """Each cited work, its entry where it came from BibTeX, and the place of its key."""
    entries: dict[str, Entry] = {}
    for entry in copy.library.entries:
        entries.setdefault(entry.key, entry)
    items = {work.id for work in copy.library.items}
    whole = Place(copy.sources.manuscript.path)
    for work in copy.works:
        found = entries.get(work.id) if work.id not in items else None
        yield work, found, found.key_place if found else work.place or whole


def place_of(entry: Entry | None, place: Place, *names: str) -> Place:
    """The place of the first of the named fields, else that of the key."""
    field = entry.field(*names) if entry else None
    return field.place if field else place


def printed(copy: Copy, variable: str) -> bool:
    """Whether the citation style can print a variable; a style that does not say counts as printing all."""
    return not copy.style.prints or variable in copy.style.prints
