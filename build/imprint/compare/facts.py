"""What changed in the front matter and among the cited works, as lists."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.edition import Byline, Edition
from ..model.people import Person
from ..model.redline import Changed, ReferenceChange
from ..model.text import plain
from ..model.work import Date, Work

_IGNORED = frozenset(("id", "type-label", "citation-label"))


def front_changes(old: Edition, new: Edition) -> tuple[Changed, ...]:
    """The facts of the front matter that differ, in the order in which they are printed."""
    before, after = dict(_facts(old)), dict(_facts(new))
    if all(one.short_title == plain(one.title) for one in (old, new)):  # nobody wrote any
        before["short title"] = after["short title"]
    return tuple(
        Changed(name, before.get(name, ""), after.get(name, ""))
        for name in dict.fromkeys((*before, *after))
        if before.get(name, "") != after.get(name, "")
    )


def _facts(edition: Edition) -> Iterator[tuple[str, str]]:
    yield "language", edition.language
    yield from (("title", plain(edition.title)), ("subtitle", plain(edition.subtitle)), ("kicker", edition.kicker))
    yield "short title", edition.short_title
    yield "authors", _names(line.person for line in edition.byline)
    for line in edition.byline:
        yield from _of_author(line, edition)
    yield from (("editors", _names(edition.editors)), ("translators", _names(edition.translators)))
    yield from (("keywords", "; ".join(edition.keywords)), ("subjects", "; ".join(edition.subjects)))
    yield "description", edition.description
    for name in ("received", "accepted", "published", "modified"):
        yield name, date(getattr(edition, name))
    yield "DOI", edition.doi
    yield from ((f"identifier {name}", value) for name, value in edition.identifiers)
    yield from (("volume", edition.volume), ("issue", edition.issue))
    yield "pages", "–".join(filter(None, (edition.first_page, edition.last_page)))
    yield "licence", (edition.license.id or edition.license.url or edition.license.text) if edition.license else ""
    yield "copyright", edition.copyright
    yield "notes", "footnotes" if edition.notes_at_foot else "endnotes"
    for number, one in enumerate(edition.funding, 1):
        yield f"funding {number}", "; ".join((one.statement, *(f"{a.source} {a.id}".strip() for a in one.awards)))


def _names(people: Iterator[Person] | tuple[Person, ...]) -> str:
    return ", ".join(one.name.full for one in people)


def _of_author(line: Byline, edition: Edition) -> Iterator[tuple[str, str]]:
    person = line.person
    places = (edition.affiliations[i - 1].line for i in line.affiliations if 0 < i <= len(edition.affiliations))
    name = person.name.full
    yield f"affiliation of {name}", "; ".join(places)
    yield from ((f"ORCID of {name}", person.orcid), (f"address of {name}", person.email))
    yield f"roles of {name}", ", ".join(role.credit or role.name for role in person.roles)
    yield f"corresponding author: {name}", "yes" if person.corresponding else ""


def date(value: Date | None) -> str:
    """A date as ISO 8601 has it, or in its own words."""
    if value is None:
        return ""
    start, end = ("-".join(f"{part:02}" for part in some) for some in (value.start, value.end))
    season = f" ({('spring', 'summer', 'autumn', 'winter')[value.season - 1]})" if 1 <= value.season <= 4 else ""
    return value.literal or f"{'c. ' if value.circa else ''}{start}{f'/{end}' if end else ''}{season}"


# ---------------------------------------------------------------- cited works


def reference_changes(old: Edition, new: Edition) -> tuple[ReferenceChange, ...]:
    """The works that were added, removed or changed; one under another key is the same by its DOI or its title and year."""
    before, after = {one.id: one for one in old.works}, {one.id: one for one in new.works}
    known = {key: before[under] for key, under in renamed(old, new).items()}
    changes = [_change(known.get(one.id) or before.get(one.id), one, new) for one in new.works]
    gone = [one for one in old.works if one.id not in after and one not in known.values()]
    removed = (ReferenceChange("removed", one.id, _words(one, old)) for one in gone)
    return (*(one for one in changes if one), *removed)


def renamed(old: Edition, new: Edition) -> dict[str, str]:
    """The keys of works that had others before → the old ones."""
    before, after = ({one.id: one for one in edition.works} for edition in (old, new))
    gone = {identity: one for one in before.values() if one.id not in after for identity in _identities(one)}
    found = ((key, _identities(one)) for key, one in after.items() if key not in before)
    return {key: gone[identity].id for key, some in found for identity in some[:1] if identity in gone}


def _identities(work: Work) -> list[tuple[str, ...]]:
    issued = work.date("issued")
    titled = (work.get("title").casefold(), str(issued.start[:1]) if issued else "")
    return [one for one in (("doi", work.get("DOI").casefold()), titled) if all(one)]


def _change(before: Work | None, after: Work, edition: Edition) -> ReferenceChange | None:
    if before is None:
        return ReferenceChange("added", after.id, _words(after, edition))
    old, new = dict(_fields(before)), dict(_fields(after))
    fields = tuple(
        Changed(name, old.get(name, ""), new.get(name, ""))
        for name in dict.fromkeys((*old, *new))
        if old.get(name, "") != new.get(name, "")
    )
    return ReferenceChange("changed", after.id, _words(after, edition), fields) if fields else None


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield from (("key", work.id), ("type", work.type))
    yield from ((name, "; ".join(one.inverted for one in some)) for name, some in work.names)
    yield from ((name, date(value)) for name, value in work.dates)
    yield from ((name, value) for name, value in work.variables if name not in _IGNORED)


def _words(work: Work, edition: Edition) -> str:
    """The work as the reference list sets it; where there is none, who, what and when."""
    listed = next((plain(one.content) for one in edition.references if one.work == work.id), "")
    issued = work.date("issued")
    who = ", ".join(one.family or one.literal for one in work.people("author")[:3])
    parts = (who, work.get("title"), str(issued.start[0]) if issued and issued.start else "")
    return listed or ", ".join(part for part in parts if part)
