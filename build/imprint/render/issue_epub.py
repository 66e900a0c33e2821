"""A whole issue as one EPUB: its articles in their order, each in a folder with its notes, between the issue's own documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from markupsafe import Markup

from ..engine.vector import jpeg_of_pdf
from ..model.edition import Edition
from ..model.issue import Bound, Contributor, Leaves
from ..model.stages import Artefact
from ..model.text import Inlines, Text, plain
from .address import url
from .epub import MEDIA_TYPE, Book, Resource, book_of, document, identifier, page, pictures, styles, zipped
from .epub_access import access
from .epub_cover import cover
from .epub_fonts import Font
from .epub_pages import marked
from .issue_face import number, who
from .markup import inlines
from .medium import Medium
from .pdf import identifier as identifier_of
from .pdf_issue import Start, Volume
from .places import placed
from .settle import bare, settled
from .templates import Templates
from .vocabulary import Values, license_words

_OWN = {"issue-cover": "cover.xhtml", "issue-masthead": "masthead.xhtml", "issue-contents": "nav.xhtml",
        "issue-contributors": "contributors.xhtml"}  # fmt: skip
_COVER = 2400  # pixels: its height


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article in its folder of the package."""

    leaves: Leaves
    book: Book

    @property
    def edition(self) -> Edition:
        return self.book.edition

    @property
    def folder(self) -> str:
        return f"{self.edition.slug}/"

    @property
    def start(self) -> str:
        return self.folder + self.book.parts[0].file

    @property
    def who(self) -> str:
        return who(self.leaves)

    def href(self, name: str) -> str:
        return self.folder + replace(self.book.medium, here="").href(name)

    def bare(self, content: Inlines) -> Markup:
        """Words for the issue's contents, which stand above the article's folder."""
        shown = {key: replace(one, url=self.folder + one.url) for key, one in self.book.medium.pictures.items()}
        return inlines(bare(content), replace(self.book.medium, pictures=shown))

    def resources(self) -> Iterator[Resource]:
        """Its documents and pictures, named from the package's root."""
        for one in (*(document(self.book, part) for part in self.book.parts), *pictures(self.book)):
            yield replace(one, name=self.folder + one.name)


def render_issue_epub(bound: Bound, volume: Volume, templates: Templates, fonts: tuple[Font, ...]) -> Artefact:
    """The package "<slug>.epub"; volume is the issue's PDF, whose pages it lists."""
    chapters = tuple(_chapter(one, templates) for one in bound.leaves)
    documents = [one for chapter in chapters for one in chapter.resources()]
    listed = tuple(_pages(bound, volume, chapters))
    face = Book(bound.face, templates, Medium("epub", bound.face.language, words=dict(bound.face.words)), (), (), listed, ())
    own = tuple(_own(bound, face, volume, chapters))
    texts = tuple(one for one in (*own, *documents) if one.media_type == "application/xhtml+xml")
    resources = (*own, *documents, *styles(face, texts, fonts))
    package = _package(bound, face, chapters, resources)
    files = (("EPUB/package.opf", package), *((f"EPUB/{one.name}", one.data) for one in resources))
    return Artefact(f"{bound.face.slug}.epub", MEDIA_TYPE, zipped(files, bound.face.timestamp))


def _chapter(leaves: Leaves, templates: Templates) -> Chapter:
    book = book_of(marked(placed(settled(leaves.edition)), leaves.starts), templates)
    return Chapter(leaves, replace(book, base="../"))


# ---------------------------------------------------------------- pages


def _pages(bound: Bound, volume: Volume, chapters: tuple[Chapter, ...]) -> Iterator[tuple[str, str]]:
    """Every page of the PDF with its label and its place; a free page before an article is where this begins."""
    yield from _marks(volume.before)
    by_slug = {one.edition.slug: one for one in chapters}
    for leaves, free in bound.gaps():
        chapter = by_slug[leaves.edition.slug]
        found = [(label, chapter.folder + href) for label, href in chapter.book.pages]
        yield from ((str(leaves.pages.first - free + n), found[0][1]) for n in range(free if found else 0))
        yield from found
    yield from _marks(volume.after)


def _marks(starts: tuple[Start, ...]) -> Iterator[tuple[str, str]]:
    yield from ((one.label, f"{_OWN[one.place]}#{_id(one, at)}") for at, one in enumerate(starts))


def _id(start: Start, at: int) -> str:
    return f"page-{start.place}-{at}"


def _breaks(volume: Volume) -> dict[str, Markup]:
    """The marks of the issue's own pages, by their places."""
    line = '<span id="{}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{}"></span>'
    found = dict.fromkeys(_OWN, Markup(""))
    for starts in (volume.before, volume.after):
        for at, one in enumerate(starts):
            found[one.place] += Markup(line).format(_id(one, at), one.label)
    return found


# ---------------------------------------------------------------- the issue's own documents


def _own(bound: Bound, face: Book, volume: Volume, chapters: tuple[Chapter, ...]) -> Iterator[Resource]:
    own, templates = _values(bound, face, volume, chapters), face.templates
    front = _cover(bound, volume, templates)
    yield front
    yield page(face, "cover.xhtml", "issue/cover.xhtml", {**own, "cover": front.name})
    yield page(face, "masthead.xhtml", "issue/masthead.xhtml", own)
    yield page(face, "nav.xhtml", "issue/nav.xhtml", own, "nav")
    if bound.contributors:
        yield page(face, "contributors.xhtml", "issue/contributors.xhtml", own)
    points = [(bound.face.journal.title, "masthead.xhtml"), *((plain(one.edition.title), one.start) for one in chapters)]
    ncx = templates.render("epub/toc.ncx", **{**own, "points": points})
    yield Resource("toc.ncx", "application/x-dtbncx+xml", ncx.encode())


def _cover(bound: Bound, volume: Volume, templates: Templates) -> Resource:
    """The printed cover as an image, which every reading system's shelf can show; a drawn one where poppler is not there."""
    printed = jpeg_of_pdf(volume.opening.write(lambda made: None, identifier_of(bound.face, "cover")), _COVER).data
    if printed:
        return Resource("images/cover.jpg", "image/jpeg", printed, "cover-image")
    front = replace(bound.face, title=(Text(bound.face.short_title or number(bound)),), subtitle=(Text(number(bound)),))
    return Resource("images/cover.svg", "image/svg+xml", cover(front, templates).encode(), "cover-image")


def _values(bound: Bound, face: Book, volume: Volume, chapters: tuple[Chapter, ...]) -> Values:
    by_slug = {one.edition.slug: one for one in chapters}
    here = face.values(face.medium)
    day = bound.face.published
    sections = [(one.title, [by_slug[leaf.edition.slug] for leaf in one.leaves]) for one in bound.gatherings]
    return {
        **here,
        "breaks": _breaks(volume), "journal": bound.face.journal, "editors": bound.editors,
        "credit": bound.cover_credit, "sections": sections,
        "contributors": bound.contributors, "number": number(bound), "issue_title": bound.face.short_title,
        "date": here["spoken"](day) if day else "", "web": url,  # type: ignore[operator]
        "starts": {slug: one.start for slug, one in by_slug.items()}, "portrait": lambda one: _portrait(one, by_slug),
    }  # fmt: skip


def _portrait(one: Contributor, chapters: dict[str, Chapter]) -> str:
    """The address of a portrait, which an article has brought."""
    for leaf in one.leaves:
        chapter = chapters[leaf.edition.slug]
        people = (line.person for line in leaf.edition.byline if one.portrait)
        keys = [each.photo for each in people if each.photo and leaf.edition.picture(each.photo) == one.portrait]
        found = next((chapter.book.medium.pictures[key] for key in keys if key in chapter.book.medium.pictures), None)
        if found:
            return chapter.folder + found.url
    return ""


# ---------------------------------------------------------------- the package


def _package(bound: Bound, face: Book, chapters: tuple[Chapter, ...], resources: tuple[Resource, ...]) -> bytes:
    by_name = {one.name: one.id for one in resources}
    texts = [chapter.folder + part.file for chapter in chapters for part in chapter.book.parts]
    spine = ["cover.xhtml", "masthead.xhtml", "nav.xhtml", *texts, *(["contributors.xhtml"] if bound.contributors else [])]
    shown = tuple(picture for chapter in chapters for picture in chapter.book.pictures)
    modified = datetime.fromtimestamp(bound.face.timestamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    position = [part for part in (bound.face.volume, bound.face.issue) if part.isascii() and part.isdigit()]
    values: Values = {
        **face.values(face.medium), "resources": resources, "spine": [by_name[name] for name in spine], "ncx": by_name["toc.ncx"],
        "access": access(_everything(bound), shown, paged=True), "description": bound.face.description, "modified": modified,
        "subjects": tuple(dict.fromkeys(word for one in bound.leaves for word in one.edition.subjects if word.strip())),
        "rights": license_words(bound.face), "position": ".".join(position),
        "cover_id": next(one.id for one in resources if one.properties == "cover-image"),
        "languages": bound.languages, "kind": "issue", "identifier": identifier(bound.face),
    }  # fmt: skip
    return face.templates.render("epub/package.opf", **values).encode()


def _everything(bound: Bound) -> Edition:
    """The face with the texts of all articles, to see what there is in them."""
    editions = [one.edition for one in bound.leaves]
    return replace(
        bound.face,
        key_points=tuple(point for one in editions for point in one.key_points),
        abstract=tuple(block for one in editions for block in one.abstract),
        body=tuple(block for one in editions for block in one.body),
        sections=tuple(section for one in editions for section in one.sections),
    )

