"""The archive as files: every page, feed and copy that any web server can serve as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ..model.script import direction
from ..model.stages import Artefact
from ..model.text import plain
from . import exports
from .addresses import relative, web
from .catalogue import Article, Author, Catalogue, Number
from .cover import cover, parted
from .exports import full_title
from .feeds import atom, robots, sitemap
from .metadata import ENCODINGS, dublin_core, highwire, linkset, orcid, typed_links
from .schema import periodical_json, scholarly_article, script
from .views import Anchor, Frame, Press, author, card, download, downloads, frame, issue_label, prefix, shelf
from .words import language_name, words

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Layout:
    """What all pages are made of: the catalogue, what sets words, the names of the style sheets, articles and issues whole."""

    catalogue: Catalogue
    press: Press
    stylesheets: tuple[str, ...]
    whole: Callable[[Article], Article]
    bound: Callable[[Number], tuple[Artefact, ...]]

    def page(self, path: str, template: str, frame: Frame, **values: object) -> Artefact:
        """A page of a folder."""
        html = self.press.template(f"site/{template}.html", page=frame, **values)
        return Artefact(f"{path}index.html", HTML, html.encode())

    def frame(self, path: str, title: str, **values: object) -> Frame:
        return frame(self.catalogue, path, title, stylesheets=self.stylesheets, **values)  # type: ignore[arg-type]


def lay_out(
    catalogue: Catalogue,
    press: Press,
    assets: tuple[Artefact, ...],
    whole: Callable[[Article], Article] = lambda article: article,
    bound: Callable[[Number], tuple[Artefact, ...]] = lambda number: (),
) -> Iterator[Artefact]:
    """Every file of the archive, named from its root. assets are style sheets and fonts, by their names in assets/.

    The catalogue may list articles without their texts and artefacts: whole brings one with all of it, for its own page.
    bound brings the files of a whole issue, where there are any.
    """
    assets = tuple(sorted(assets, key=lambda asset: asset.name == "site.css"))  # it stands on the others
    sheets = tuple(asset.name for asset in assets if asset.name.endswith(".css"))
    layout = Layout(catalogue, press, sheets, whole, bound)
    pages: list[str] = []
    for file in _files(layout, assets):
        if file.name.endswith("index.html"):
            pages.append(file.name.removesuffix("index.html"))
        yield file
    yield from _for_programs(catalogue, tuple(pages))


def _files(layout: Layout, assets: tuple[Artefact, ...]) -> Iterator[Artefact]:
    yield from _fronts(layout)
    for place, number in enumerate(reversed(layout.catalogue.numbers)):
        yield from _number(layout, number, place)
    for article in layout.catalogue.articles:
        yield from _article(layout, article)
    yield from _authors(layout)
    yield _missing(layout, assets)
    yield from (Artefact(f"assets/{asset.name}", asset.media_type, asset.data) for asset in assets)


def _for_programs(catalogue: Catalogue, pages: tuple[str, ...]) -> Iterator[Artefact]:
    yield Artefact("feed.xml", "application/atom+xml", atom(catalogue))
    yield Artefact("sitemap.xml", "application/xml", sitemap(catalogue, tuple(sorted(pages))))
    yield Artefact("robots.txt", "text/plain", robots(catalogue).encode())


def _tongues(catalogue: Catalogue, path: str) -> tuple[tuple[str, str], ...]:
    """The same page in each of the journal's languages."""
    return tuple((language, prefix(catalogue, language) + path) for language in catalogue.languages)


# ---------------------------------------------------------------- front page and issues


def _fronts(layout: Layout) -> Iterator[Artefact]:
    """The front page in each language of the journal: the newest issue, the journal in short, all issues."""
    catalogue = layout.catalogue
    for language, path in _tongues(catalogue, ""):
        issues = [shelf(n, language, path, _home_of(catalogue, language, n)) for n in catalogue.issues]
        newest = catalogue.numbers[0] if catalogue.numbers else None
        loose = (
            [card(piece, language, path, layout.press) for piece in catalogue.loose.pieces] if catalogue.loose else []
        )
        yield layout.page(
            path,
            "home",
            layout.frame(
                path,
                catalogue.journal.title,
                language=language,
                description=catalogue.journal.description or catalogue.journal.subtitle,
                versions=_tongues(catalogue, ""),
                here="contents",
            ),
            latest=_shelf(layout, newest, language, path) if newest and newest.issue.volume else None,
            issues=issues,
            loose=loose,
            json_ld=script(periodical_json(catalogue.journal)),
        )


def _home_of(catalogue: Catalogue, language: str, number: Number) -> str:
    return prefix(catalogue, language) + number.path


def _shelf(layout: Layout, number: Number, language: str, here: str) -> object:
    return shelf(number, language, here, _home_of(layout.catalogue, language, number), layout.press)


def _number(layout: Layout, number: Number, place: int) -> Iterator[Artefact]:
    """An issue's page in each language of the journal, its cover, and the whole issue as files."""
    catalogue, (printed, files) = layout.catalogue, parted(layout.bound(number))
    yield from (Artefact(number.path + file.name, file.media_type, file.data) for file in files)
    yield Artefact(f"{number.path}cover.svg", "image/svg+xml", cover(number.path, place, printed))
    for language, path in _tongues(catalogue, number.path):
        label = issue_label(number, language)
        yield layout.page(
            path,
            "issue",
            layout.frame(
                path,
                f"{label} — {catalogue.journal.title}",
                language=language,
                description=", ".join(plain(piece.version(language).edition.title) for piece in number.pieces),
                versions=_tongues(catalogue, number.path),
            ),
            issue=_shelf(layout, number, language, path),
            downloads=tuple(download(file, relative(number.path + file.name, path), language) for file in files),
            neighbours=_neighbours(layout, number, language, path),
        )


def _neighbours(layout: Layout, number: Number, language: str, here: str) -> tuple[Anchor | None, Anchor | None]:
    """The issue before and the issue after."""
    issues = layout.catalogue.issues
    if number not in issues:
        return None, None
    at = issues.index(number)
    found = (issues[at + 1] if at + 1 < len(issues) else None, issues[at - 1] if at else None)
    before, after = (
        Anchor(relative(_home_of(layout.catalogue, language, one), here), issue_label(one, language)) if one else None
        for one in found
    )
    return before, after


# ---------------------------------------------------------------- articles

KINDS = {media_type: kind for media_type, kind in ENCODINGS.items() if kind != "XML"}


def _article(layout: Layout, article: Article) -> Iterator[Artefact]:
    """An article's page with everything that belongs to it, in one folder."""
    whole = layout.whole(article)
    edition = whole.edition
    yield from (
        Artefact(article.path + file.name, file.media_type, file.data)
        for file in whole.artefacts
        if file.name != f"{edition.slug}.html" and file.media_type != "text/css"  # the site has its own
    )
    cited = (("bib", exports.BIBTEX, exports.bibtex), ("ris", exports.RIS, exports.ris))
    for ending, media_type, write in (*cited, ("csl.json", exports.CSL_JSON, exports.csl_json)):
        yield Artefact(f"{article.path}{edition.slug}.{ending}", media_type, write(edition).encode())
    yield Artefact(f"{article.path}linkset.json", "application/linkset+json", linkset(whole).encode())
    yield _article_page(layout, article, whole)


def _article_page(layout: Layout, article: Article, whole: Article) -> Artefact:
    edition, here = whole.edition, article.path
    number = next(number for number in layout.catalogue.numbers if article in number.articles)
    before, after = _beside(layout, article, number)
    return layout.page(
        here,
        "article",
        layout.frame(
            here,
            f"{full_title(edition)} — {edition.journal.title}" if edition.journal.title else full_title(edition),
            language=edition.language,
            description=edition.description or plain(edition.abstract),
            versions=article.versions,
        ),
        html=_text(layout, whole),
        issue=Anchor(
            relative(_home_of(layout.catalogue, edition.language, number), here), issue_label(number, edition.language)
        ),
        issue_note=" ".join(filter(None, (number.issue.title, number.issue.date[:4]))),
        downloads=downloads(whole, KINDS),
        exports=tuple(Anchor(f"{edition.slug}.{ending}", name) for ending, name in EXPORTS),
        authors=tuple(author(byline.person, here) for byline in edition.byline if byline.person.name.full),
        meta=(*highwire(whole), *dublin_core(whole)),
        links=typed_links(whole),
        json_ld=script(scholarly_article(whole)),
        before=before,
        after=after,
    )


def _text(layout: Layout, article: Article) -> str:
    """The article itself, its links to other articles leading to those that the archive has."""
    paths = {other.slug: other.path for other in layout.catalogue.articles}
    edition = replace(
        article.edition,
        translations=tuple(other for other in article.edition.translations if other.slug in paths),
        similar=tuple(other for other in article.edition.similar if other.slug in paths),
    )
    return layout.press.article(edition, lambda other: relative(paths[other.slug], article.path))


EXPORTS = (("bib", "BibTeX"), ("ris", "RIS"), ("csl.json", "CSL JSON"))


def _beside(layout: Layout, article: Article, number: Number) -> tuple[Anchor | None, Anchor | None]:
    """The pieces before and after in the issue, in the article's language where they have it."""
    at = next(n for n, piece in enumerate(number.pieces) if article in piece.versions)

    def anchor(place: int) -> Anchor | None:
        if not 0 <= place < len(number.pieces):
            return None
        other = number.pieces[place].version(article.edition.language)
        return Anchor(relative(other.path, article.path), plain(other.edition.title), other.edition.language)

    return anchor(at - 1), anchor(at + 1)


# ---------------------------------------------------------------- authors


def _authors(layout: Layout) -> Iterator[Artefact]:
    """The list of authors, and a page for each."""
    catalogue = layout.catalogue
    own = words(catalogue.languages[0])
    listed = [
        (Anchor(relative(one.path, "authors/"), one.person.name.full), len(one.pieces), _places(one))
        for one in catalogue.authors
    ]
    title = f"{own['authors']} — {catalogue.journal.title}"
    yield layout.page("authors/", "authors", layout.frame("authors/", title, here="authors"), people=listed)
    for one in catalogue.authors:
        yield from _author(layout, one)


def _places(author: Author) -> str:
    """Where an author works."""
    return "; ".join(dict.fromkeys(place.name for place in author.person.affiliations if place.name))


def _author(layout: Layout, one: Author) -> Iterator[Artefact]:
    catalogue, person = layout.catalogue, one.person
    if one.portrait:
        yield Artefact(one.path + one.portrait.name, one.portrait.media_type, one.portrait.data)
    language = catalogue.languages[0]
    order = {tongue: n for n, tongue in enumerate(catalogue.languages)}
    bios = sorted(one.bios, key=lambda bio: (order.get(bio[0], len(order)), bio[0]))
    yield layout.page(
        one.path,
        "author",
        layout.frame(one.path, f"{person.name.full} — {catalogue.journal.title}", description=_places(one)),
        who=person.name.full,
        orcid=orcid(person),
        website=web(person.url),
        places=_places(one),
        portrait=one.portrait.name if one.portrait else "",
        bios=[
            (tongue, direction(tongue), language_name(tongue), layout.press.blocks(bio, tongue)) for tongue, bio in bios
        ],
        works=[card(piece, language, one.path, layout.press) for piece in one.pieces],
    )


# ---------------------------------------------------------------- the page for what is not there


def _missing(layout: Layout, assets: tuple[Artefact, ...]) -> Artefact:
    """404.html is served at any depth: so its links start at the root, and its style is in it."""
    root = urlsplit(layout.catalogue.journal.url).path.rstrip("/") + "/"
    own = words(layout.catalogue.languages[0])
    style = "\n".join(asset.data.decode() for asset in assets if asset.name.endswith(".css"))
    html = layout.press.template(
        "site/missing.html", page=layout.frame("", own["missing"]), start=root, style=style.replace("</", "<\\/")
    )
    return Artefact("404.html", HTML, html.encode())
