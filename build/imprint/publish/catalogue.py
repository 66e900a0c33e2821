"""The journal's catalogue: issues, articles and authors as one value, from which the archive is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..model.edition import Edition
from ..model.manuscript import Issue, Masthead
from ..model.people import Person
from ..model.picture import Picture
from ..model.stages import Artefact
from ..model.text import Blocks
from .addresses import article_path, issue_path, person_slug


@dataclass(frozen=True, slots=True)
class Published:
    """What is handed in for an article: edition and artefacts, the pictures of its page ("<slug>/…") among them."""

    edition: Edition
    artefacts: tuple[Artefact, ...] = ()


def listed(edition: Edition) -> Edition:
    """As much of an edition as other pages than its own show: without its text, and of its pictures the portraits."""
    portraits = {byline.person.photo for byline in edition.byline}
    pictures = tuple(one for one in edition.pictures if one.key in portraits)
    return replace(edition, body=(), notes=(), references=(), works=(), sections=(), contents=(), pictures=pictures)


@dataclass(frozen=True, slots=True)
class Article:
    """An article (or a translation of one) and its folder in the archive; versions are its other languages."""

    edition: Edition
    artefacts: tuple[Artefact, ...]
    path: str
    versions: tuple[tuple[str, str], ...] = ()  # language → path, its own included

    @property
    def slug(self) -> str:
        return self.edition.slug

    @property
    def date(self) -> tuple[int, ...]:
        return self.edition.published.start if self.edition.published else ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an issue: the article in the language that it was first printed in, then its translations."""

    versions: tuple[Article, ...]

    @property
    def first(self) -> Article:
        return self.versions[0]

    def version(self, language: str) -> Article:
        """The version in a language, else the first."""
        return next((article for article in self.versions if article.edition.language == language), self.first)


@dataclass(frozen=True, slots=True)
class Number:
    """An issue with its pieces in the order of print; one without volume holds the articles outside all issues."""

    issue: Issue
    path: str
    pieces: tuple[Piece, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(article for piece in self.pieces for article in piece.versions)


@dataclass(frozen=True, slots=True)
class Author:
    """An author with a page: bios by language, a portrait, the pieces written."""

    person: Person
    path: str
    bios: tuple[tuple[str, Blocks], ...]
    portrait: Picture | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the archive shows. The newest issue comes first, authors by their filing names."""

    journal: Masthead
    issues: tuple[Number, ...]
    loose: Number | None
    authors: tuple[Author, ...]
    languages: tuple[str, ...]

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The issues, and as if it were one what stands outside them."""
        return (*self.issues, self.loose) if self.loose else self.issues

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(article for number in self.numbers for article in number.articles)

    @property
    def dated(self) -> tuple[Article, ...]:
        """The articles, the newest first."""
        return tuple(sorted(self.articles, key=lambda article: (article.date, article.slug), reverse=True))


def catalogue(journal: Masthead, published: Iterable[Published]) -> Catalogue:
    """The catalogue of a journal; the same whatever the order in which the articles are given."""
    articles = _articles(sorted(published, key=lambda one: one.edition.slug))
    pieces = _pieces(articles)
    issues = tuple(sorted(_issues(journal, pieces), key=_newest, reverse=True))
    outside = tuple(piece for piece in pieces if not _placed(piece.first.edition))
    loose = Number(Issue("", ""), "articles/", outside) if outside else None
    languages = journal.languages or ("en",)
    return Catalogue(journal, issues, loose, _authors(pieces, languages[0]), languages)


def _articles(published: list[Published]) -> tuple[Article, ...]:
    known = {one.edition.slug: article_path(one.edition) for one in published}
    return tuple(
        Article(one.edition, one.artefacts, known[one.edition.slug], _versions(one.edition, known)) for one in published
    )


def _versions(edition: Edition, known: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The languages in which an article stands in the archive; translations that are not in it are left out."""
    others = {other.language: known[other.slug] for other in edition.translations if other.slug in known}
    order = {language: n for n, language in enumerate(edition.journal.languages)}
    found = {edition.language: known[edition.slug], **others}
    return tuple(sorted(found.items(), key=lambda version: (order.get(version[0], len(order)), version[0])))


def _pieces(articles: tuple[Article, ...]) -> tuple[Piece, ...]:
    """Articles with their translations, each once."""
    by_path = {article.path: article for article in articles}
    groups = dict.fromkeys(frozenset(path for _, path in article.versions) for article in articles)
    seen: set[str] = set()
    pieces = []
    for group in sorted(groups, key=lambda paths: (-len(paths), sorted(paths))):
        if not group & seen:
            seen |= group
            pieces.append(Piece(tuple(sorted((by_path[path] for path in group), key=_original))))
    return tuple(sorted(pieces, key=lambda piece: piece.first.path))


def _original(article: Article) -> tuple[bool, int, str]:
    """The first version: the one that the masthead lists, else the one with the shortest name."""
    journal = article.edition.journal
    listed = any(article.slug in issue.articles for issue in journal.issues)
    return not listed, len(article.slug), article.slug


def _placed(edition: Edition) -> bool:
    return bool(edition.volume and edition.issue)


def _issues(journal: Masthead, pieces: tuple[Piece, ...]) -> Iterator[Number]:
    """The issues that have articles: those of the masthead, and others that articles name."""
    listed = {issue_path(issue.volume, issue.number): issue for issue in journal.issues}
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        edition = piece.first.edition
        if _placed(edition):
            path = issue_path(edition.volume, edition.issue)
            found.setdefault(path, []).append(piece)
            listed.setdefault(path, Issue(edition.volume, edition.issue))
    for path, inside in found.items():
        yield Number(listed[path], path, tuple(sorted(inside, key=lambda piece: _rank(piece, listed[path]))))


def _rank(piece: Piece, issue: Issue) -> tuple[int, int, str]:
    """By the masthead's order, then by first page, then by name."""
    order = {slug: n for n, slug in enumerate(issue.articles)}
    page = re.match(r"\d+", piece.first.edition.first_page)
    ranks = [order[article.slug] for article in piece.versions if article.slug in order]
    return min(ranks, default=len(order)), int(page[0]) if page else 10**9, piece.first.slug


def _newest(number: Number) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """By date where the masthead has one, then by volume and number."""
    counted = tuple(int(part) for part in re.findall(r"\d{1,9}", f"{number.issue.volume} {number.issue.number}"))
    return tuple(int(part) for part in re.findall(r"\d{1,9}", number.issue.date)[:1]), counted, number.path


def _authors(pieces: tuple[Piece, ...], language: str) -> tuple[Author, ...]:
    """Everyone in a byline, once: the same register entry, ORCID or name is the same person."""
    people: dict[str, list[tuple[Person, Piece]]] = {}
    for piece in pieces:
        for article in piece.versions:
            for byline in article.edition.byline:
                person = byline.person.named_in(language)
                people.setdefault(_identity(person), []).append((person, piece))
    authors = [_author(found) for key, found in people.items() if key]
    return tuple(sorted(authors, key=lambda author: (author.person.name.inverted.casefold(), author.path)))


def _identity(person: Person) -> str:
    return person.id or person.orcid or person.named_in("").name.full


def _author(found: list[tuple[Person, Piece]]) -> Author:
    people = [person for person, _ in found]
    pieces = tuple(dict.fromkeys(piece for _, piece in found))
    bios = {language: blocks for person in reversed(people) for language, blocks in person.bios}
    for article in (article for piece in pieces for article in piece.versions):
        for bio in article.edition.bios:
            if _identity(bio.person) == _identity(people[0]) and bio.blocks:
                bios.setdefault(bio.language, bio.blocks)
    newest = tuple(sorted(pieces, key=lambda piece: (piece.first.date, piece.first.path), reverse=True))
    path = f"authors/{person_slug(people[0])}/"
    return Author(people[0], path, tuple(bios.items()), _portrait(people, pieces), newest)


def _portrait(people: list[Person], pieces: tuple[Piece, ...]) -> Picture | None:
    editions = [article.edition for piece in pieces for article in piece.versions]
    keys = [person.photo for person in people if person.photo]
    return next((picture for key in keys for edition in editions if (picture := edition.picture(key))), None)
