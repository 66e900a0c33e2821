"""Composes an issue of the editions of its articles: its face, its sections, its contributors."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from ..model.edition import UNDATED, Byline, Edition
from ..model.issue import Bound, Contributor, Gathering, Leaves
from ..model.manuscript import Issue, Masthead
from ..model.people import Name, Person
from ..model.picture import Picture
from ..model.place import Place
from ..model.script import direction
from ..model.text import Text
from ..model.work import Date
from .dates import seconds
from .words import words


def compose_issue(journal: Masthead, issue: Issue, leaves: Sequence[Leaves], cover: Picture | None = None) -> Bound:
    """The issue as it is bound; leaves are all its articles, cover is the picture on it."""
    there = {one.edition.slug: one for one in leaves}
    found = tuple(Gathering(one.title, tuple(there[slug] for slug in one.articles)) for one in issue.sections if one.articles)
    every = tuple(one for gathering in found for one in gathering.leaves)
    face, editors = _face(journal, issue, every), (*journal.editors, *issue.editors)
    credit = issue.cover.credit if issue.cover and cover else ""
    return Bound(face, editors, found, tuple(_contributors(journal, every)), cover, credit)


def issue_slug(journal: Masthead, issue: Issue) -> str:
    """The name of the issue's files: "orrery-5-1"."""
    title = unicodedata.normalize("NFKD", journal.short_title or journal.title).encode("ascii", "ignore").decode()
    words_ = "-".join((title, issue.volume, issue.number)).lower()
    return re.sub(r"[^a-z0-9]+", "-", words_).strip("-") or "issue"


def _face(journal: Masthead, issue: Issue, leaves: tuple[Leaves, ...]) -> Edition:
    """The issue as an edition without a text."""
    language = journal.languages[0]
    said = words(language)
    date, slug = _date(issue.date), issue_slug(journal, issue)
    return Edition(
        slug=slug, language=language, direction=direction(language), journal=journal,
        title=(Text(_title(journal, issue, dict(said))),), subtitle=(), short_title=issue.title, kicker="",
        byline=_authors(language, leaves), affiliations=(),
        editors=tuple(Person(Name(literal=one.name)) for one in (*journal.editors, *issue.editors)),
        translators=(), abstract=(), key_points=(), keywords=(), subjects=(), description=journal.description,
        epigraph=(), epigraph_source=(), dedication=(), received=None, accepted=None, published=date, modified=None,
        doi=issue.doi, identifiers=(), volume=issue.volume, issue=issue.number,
        first_page=str(leaves[0].pages.first) if leaves else "", last_page=str(leaves[-1].pages.last) if leaves else "",
        license=journal.license, copyright="", translations=(), similar=(), funding=(), body=(), notes=(),
        notes_at_foot=False, references=(), references_hanging=False, works=(), sections=(), bios=(), how_to_cite=(),
        contents=(), pictures=(), words=said, digest=_digest(slug, leaves), timestamp=_timestamp(date, leaves),
        place=issue.place or Place("journal.toml"),
    )  # fmt: skip


def _authors(language: str, leaves: tuple[Leaves, ...]) -> tuple[Byline, ...]:
    """Everyone in a byline, once, by the names that the journal's language prints."""
    people = (line.person.named_in(language) for one in leaves for line in one.edition.byline)
    return tuple({_identity(one): Byline(one, ()) for one in people}.values())


def _identity(person: Person) -> str:
    """The same entry of the register, ORCID or name is the same person."""
    return person.id or person.orcid or person.named_in("").name.full


def _title(journal: Masthead, issue: Issue, said: Mapping[str, str]) -> str:
    """Orrery 5(1): Instruments."""
    number = issue.volume + (f"({issue.number})" if issue.volume and issue.number else issue.number)
    whole = f"{journal.title} {number}".strip()
    return f"{whole}: {issue.title}" if issue.title else whole


def _date(words_: str) -> Date | None:
    """The date of an issue: 2026, 2026-05, 2026-05-19."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", words_.strip())
    return Date(tuple(int(part) for part in match.groups() if part)) if match else None


def _timestamp(date: Date | None, leaves: tuple[Leaves, ...]) -> int:
    """The date of the files: the issue's, and no earlier than its articles'."""
    return max(seconds(date) if date else UNDATED, *(one.edition.timestamp for one in leaves), UNDATED)


def _digest(slug: str, leaves: tuple[Leaves, ...]) -> str:
    parts = "\n".join(f"{one.edition.slug} {one.edition.digest} {one.pages}" for one in leaves)
    return hashlib.sha256(f"{slug}\n{parts}".encode()).hexdigest()


# ---------------------------------------------------------------- contributors


def _contributors(journal: Masthead, leaves: tuple[Leaves, ...]) -> Iterator[Contributor]:
    """Everyone in a byline of whom there is a bio, once, by their filing names."""
    language = journal.languages[0]
    theirs: dict[str, list[tuple[Person, Leaves]]] = {}
    for one in leaves:
        for line in one.edition.byline:
            person = line.person.named_in(language)
            theirs.setdefault(_identity(person), []).append((person, one))
    found = (_contributor(language, pairs) for pairs in theirs.values())
    yield from sorted((one for one in found if one.blocks), key=lambda one: one.person.name.inverted.casefold())


def _contributor(language: str, pairs: list[tuple[Person, Leaves]]) -> Contributor:
    people = [person for person, _ in pairs]
    person = next((one for one in people if one.bios), people[0])
    known = dict(person.bios)
    spoken = next((tag for tag in (language, language.split("-")[0], *known) if tag in known), language)
    portraits = (one.edition.picture(each.photo) for each, one in pairs if each.photo)
    leaves = tuple({one.edition.slug: one for _, one in pairs}.values())
    return Contributor(person, known.get(spoken, ()), spoken, next((one for one in portraits if one), None), leaves)
