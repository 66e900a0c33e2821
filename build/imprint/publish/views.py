"""What the archive's templates see: links, cards and the frame of a page, every address relative to that page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from ..model.edition import Edition, Elsewhere
from ..model.manuscript import Masthead
from ..model.people import Person
from ..model.script import direction
from ..model.stages import Artefact
from ..model.text import Blocks, Inlines, Link, Node, NoteCall, Span, plain, rewrite
from .addresses import absolute, person_slug, relative
from .catalogue import Article, Catalogue, Number, Piece
from .exports import line
from .metadata import ENCODINGS, orcid
from .words import language_name, words


@dataclass(frozen=True, slots=True)
class Press:
    """What sets words, each as HTML: a template by its name, an article, blocks and inlines in a language.

    An article is set without a page around it; it gets from the second argument where other articles are, seen from its
    own page, and names its pictures as they stand beside it: "<slug>/figure-1.svg".
    """

    template: Callable[..., str]
    article: Callable[[Edition, Callable[[Elsewhere], str]], str]
    blocks: Callable[[Blocks, str], str]
    inlines: Callable[[Inlines, str], str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link: address, words, and what is to be said about its target."""

    href: str
    text: str
    language: str = ""
    current: bool = False
    type: str = ""
    size: str = ""
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A piece as a list shows it; title and subtitle are HTML."""

    href: str
    title: str
    subtitle: str
    language: str
    direction: str
    kicker: str
    authors: tuple[Anchor, ...]
    pages: str
    summary: str
    versions: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a page: its language, its addresses, the journal's name and ways."""

    title: str
    description: str
    language: str
    direction: str
    canonical: str
    root: str
    home: str
    words: Mapping[str, str]
    journal: Masthead
    tongue: Mapping[str, str]  # the journal's own language and direction, where the page has another
    stylesheets: tuple[str, ...]
    ways: tuple[Anchor, ...]
    languages: tuple[Anchor, ...]
    alternates: tuple[tuple[str, str], ...]  # hreflang → full address
    feed: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """An issue as the front page lists it."""

    href: str
    label: str
    title: str
    date: str
    cover: str
    cards: tuple[Card, ...] = ()
    sections: tuple[tuple[str, tuple[Card, ...]], ...] = ()  # the same cards by the issue's sections; "" where they have none


def prefix(catalogue: Catalogue, language: str) -> str:
    """The folder of the front page in a language: "" for the journal's first, and for one that it does not speak."""
    return f"{language}/" if language in catalogue.languages[1:] else ""


def frame(
    catalogue: Catalogue,
    path: str,
    title: str,
    *,
    language: str = "",
    description: str = "",
    versions: tuple[tuple[str, str], ...] = (),
    here: str = "",
    stylesheets: tuple[str, ...] = (),
) -> Frame:
    """The frame of the page of a path; versions are language → path of the same page in other languages."""
    spoken = language or catalogue.languages[0]
    own, base = words(spoken), catalogue.journal.url
    start = prefix(catalogue, spoken)
    ways = [("contents", start, own["home"]), ("authors", "authors/", own["authors"])]
    return Frame(
        title=line(title),
        description=line(description)[:300],
        language=spoken,
        direction=direction(spoken),
        canonical=absolute(base, path),
        root=relative("", path),
        home=relative(start, path),
        words=own,
        journal=catalogue.journal,
        tongue=_tongue(catalogue.languages[0], spoken),
        stylesheets=tuple(relative(f"assets/{name}", path) for name in stylesheets),
        ways=tuple(Anchor(relative(to, path), text, current=key == here) for key, to, text in ways),
        languages=_languages(versions, spoken, path),
        alternates=_alternates(catalogue, versions),
        feed=relative("feed.xml", path),
    )


def _tongue(journal: str, page: str) -> Mapping[str, str]:
    return {} if journal == page else {"lang": journal, "dir": direction(journal)}


def _languages(versions: tuple[tuple[str, str], ...], spoken: str, path: str) -> tuple[Anchor, ...]:
    """The language switch, where there is more than one to choose."""
    if len(versions) < 2:
        return ()
    return tuple(
        Anchor(relative(to, path), language_name(language), language, current=language == spoken)
        for language, to in versions
    )


def _alternates(catalogue: Catalogue, versions: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """hreflang links to all versions and x-default; they must be full addresses, so a journal without one has none."""
    base, paths = catalogue.journal.url, dict(versions)
    if len(paths) < 2 or not absolute(base, ""):
        return ()
    default = paths.get(catalogue.languages[0]) or min(paths.values(), key=lambda path: (len(path), path))
    return tuple((language, absolute(base, path)) for language, path in (*versions, ("x-default", default)))


def card(piece: Piece, language: str, here: str, press: Press) -> Card:
    """A piece in a language, as the page of the folder "here" shows it."""
    article = piece.version(language)
    edition = article.edition
    return Card(
        href=relative(article.path, here),
        title=press.inlines(_quiet(edition.title), edition.language),
        subtitle=press.inlines(_quiet(edition.subtitle), edition.language),
        language=edition.language,
        direction=edition.direction,
        kicker=edition.kicker,
        authors=tuple(author(byline.person, here) for byline in edition.byline),
        pages="–".join(page for page in (edition.first_page, edition.last_page) if page),
        summary=summary(article),
        versions=tuple(
            Anchor(relative(other.path, here), language_name(other.edition.language), other.edition.language)
            for other in piece.versions
            if other.path != article.path
        ),
    )


def _quiet(content: Inlines) -> Inlines:
    """A title for a list, where it is a link itself: without note calls, links and identifiers."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        match node:
            case NoteCall():
                return ()
            case Link(content=words):
                return words
            case Span(attr=attr):
                return replace(node, attr=replace(attr, id=""))
        return node

    return rewrite(content, change)


def author(person: Person, here: str) -> Anchor:
    name = person.name.full
    return (
        Anchor(relative(f"authors/{person_slug(person)}/", here), name, orcid=orcid(person)) if name else Anchor("", "")
    )


def summary(article: Article, most: int = 280) -> str:
    """The abstract (else the description) cut at a word."""
    whole = line(plain(article.edition.abstract) or article.edition.description)
    if len(whole) <= most:
        return whole
    return whole[:most].rsplit(" ", 1)[0].rstrip(" ,;:.–—") + " …"


def shelf(number: Number, language: str, here: str, target: str, press: Press | None = None) -> Shelf:
    """An issue in a language; with its cards where a press is given."""
    cards = tuple(card(piece, language, here, press) for piece in number.pieces) if press else ()
    return Shelf(
        href=relative(target, here),
        label=issue_label(number, language),
        title=number.issue.title,
        date=number.issue.date[:4] or "–".join(_years(number)),
        cover=relative(f"{number.path}cover.svg", here),
        cards=cards,
        sections=tuple(_sections(number, cards)),
    )


def _sections(number: Number, cards: tuple[Card, ...]) -> Iterator[tuple[str, tuple[Card, ...]]]:
    titles = {slug: section.title for section in number.issue.sections for slug in section.articles}

    def title(pair: tuple[Piece, Card]) -> str:
        return next((titles[one.slug] for one in pair[0].versions if one.slug in titles), "")

    for name, inside in groupby(zip(number.pieces, cards, strict=False), key=title):
        yield name, tuple(one for _, one in inside)


def issue_label(number: Number, language: str) -> str:
    """What an issue is called: Volume 5, Issue 1."""
    own = words(language)
    if not number.issue.volume:
        return own["online"]
    comma = "،" if direction(language) == "rtl" else ","
    return f"{own['volume']} {number.issue.volume}{comma} {own['issue']} {number.issue.number}"


def _years(number: Number) -> tuple[str, ...]:
    years = sorted({article.date[0] for article in number.articles if article.date})
    return tuple(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else ()


def downloads(article: Article, kinds: Mapping[str, str]) -> tuple[Anchor, ...]:
    """The artefacts that readers may take, with their sizes."""
    language = article.edition.language
    return tuple(
        Anchor(file.name, kinds[file.media_type], type=file.media_type, size=size(file, language))
        for media_type in kinds
        for file in article.artefacts
        if file.media_type == media_type and "/" not in file.name
    )


def download(file: Artefact, href: str, language: str) -> Anchor:
    """A file that readers may take, with its kind and size."""
    return Anchor(href, ENCODINGS[file.media_type], type=file.media_type, size=size(file, language))


def size(file: Artefact, language: str = "en") -> str:
    """How big a file is, in kB (1000 bytes) or MB."""
    kilobytes = max(1, round(len(file.data) / 1000))
    if kilobytes < 1000:
        return f"{kilobytes} kB"
    megabytes = f"{kilobytes / 1000:.1f} MB"
    return megabytes if language.startswith("en") else megabytes.replace(".", ",")
