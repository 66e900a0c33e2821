"""The article as an EPUB 3.3 package, the same bytes for the same edition."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO

from markupsafe import Markup

from ..model.edition import Edition
from ..model.picture import Picture
from ..model.stages import Artefact
from .epub_access import access
from .epub_cover import cover
from .epub_fonts import Font, embedded, faces
from .epub_pages import Marked, Pages, marked
from .epub_parts import Part, parts, places, within
from .epub_pictures import shown
from .head import description
from .markup import medium
from .medium import Medium
from .places import placed
from .settle import settled
from .templates import Templates
from .vocabulary import Values, license_words, vocabulary

MEDIA_TYPE = "application/epub+zip"
_XHTML = "application/xhtml+xml"
_STORED = ("mimetype", ".png", ".jpg", ".gif", ".webp")  # the first as it must be, the others are compressed themselves
_LEVEL = 5  # of zlib: a third of the time of 9, two in a hundred larger
_EARLIEST = 315_532_800  # 1980-01-01: a zip file knows no earlier date


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the package: its name below EPUB/, its type, its bytes, and what the manifest says of it."""

    name: str
    media_type: str
    data: bytes
    properties: str = ""

    @property
    def id(self) -> str:
        return "r-" + "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in self.name)


@dataclass(frozen=True, slots=True)
class Book:
    """A settled edition with its parts, its medium, its pictures and its pages."""

    edition: Edition
    templates: Templates
    medium: Medium
    parts: tuple[Part, ...]
    pictures: tuple[Picture, ...]
    pages: tuple[tuple[str, str], ...]  # label, address
    breaks: tuple[tuple[str, Markup], ...]  # place of furniture → page marks
    base: str = ""  # the way from its documents to the styles: "../" where they lie in a folder

    def values(self, here: Medium) -> Values:
        own: Values = {"book": self, "identifier": identifier(self.edition), "pages": self.pages, "breaks": dict(self.breaks)}
        return {**vocabulary(self.edition, here), **own, "base": self.base, "elsewhere": lambda there: ""}


def render_epub(
    edition: Edition,
    templates: Templates,
    fonts: tuple[Font, ...] = (),
    pages: Pages = (),
) -> Artefact:
    """The package "<slug>.epub".

    fonts are (file name, family, weight, style, bytes) and are cut to the characters used; pages are where
    the printed edition's pages begin.
    """
    book = book_of(marked(placed(settled(edition)), pages), templates)
    documents = tuple(document(book, part) for part in book.parts)
    resources = (*documents, *_navigation(book), *pictures(book), *styles(book, documents, fonts))
    package = _package(book, resources)
    files = (("EPUB/package.opf", package), *((f"EPUB/{one.name}", one.data) for one in resources))
    return Artefact(f"{edition.slug}.epub", MEDIA_TYPE, zipped(files, edition.timestamp))


def identifier(edition: Edition) -> str:
    """The publication's identifier: its DOI as a URN, else a UUID (RFC 9562, version 5) of its sources' digest."""
    if edition.doi:
        return f"urn:doi:{edition.doi}"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{edition.slug}:{edition.language}:{edition.digest}").urn


def book_of(text: Marked, templates: Templates) -> Book:
    edition = text.edition
    found_pictures = shown(edition)
    names = {picture.key: f"images/{picture.name}" for picture in found_pictures}
    edition = replace(edition, pictures=found_pictures)
    bare = medium(edition, "epub", lambda picture: names[picture.key])
    found = parts(edition, bare)
    full = replace(bare, files=places(edition, found))
    paged = tuple((label, f"{file or full.files[name]}#{name}") for label, name, file in text.pages)
    return Book(edition, templates, full, found, found_pictures, paged, text.breaks)


def document(book: Book, part: Part) -> Resource:
    values = {**book.values(within(book.medium, part)), "part": part}
    return page(book, part.file, part.template, values)


def page(book: Book, name: str, template: str, values: Values, properties: str = "") -> Resource:
    html = book.templates.render(template, **values)
    found = ((properties, properties), ("mathml", "<math " in html), ("svg", "<svg " in html))
    return Resource(name, _XHTML, html.encode(), " ".join(name for name, there in found if there))


def _navigation(book: Book) -> Iterator[Resource]:
    """Cover, table of contents, and the older table for reading systems of EPUB 2."""
    here = replace(book.medium, here="nav.xhtml")
    yield Resource("images/cover.svg", "image/svg+xml", cover(book.edition, book.templates).encode(), "cover-image")
    yield page(book, "cover.xhtml", "epub/cover.xhtml", book.values(replace(here, here="cover.xhtml")))
    yield page(book, "nav.xhtml", "epub/nav.xhtml", book.values(here), "nav")
    ncx = book.templates.render("epub/toc.ncx", **book.values(here), **_depth(book))
    yield Resource("toc.ncx", "application/x-dtbncx+xml", ncx.encode())


def _depth(book: Book) -> Values:
    """Links in reading order for the NCX, with their play order."""
    links: list[tuple[str, str]] = []
    for part in book.parts:
        headings = tuple(_entries(book, part)) if part.kind == "bodymatter" else ()
        links += headings or [(part.title, part.file)]
    return {"points": tuple(links)}


def _entries(book: Book, part: Part) -> Iterator[tuple[str, str]]:
    from_top = [(book.edition.short_title, part.file)] if part.first and book.edition.short_title else []
    yield from from_top
    for entry in book.edition.contents:
        if book.medium.files.get(entry.id) == part.file:
            words = "".join(getattr(node, "text", "") for node in entry.title)
            yield f"{entry.number} {words}".strip(), f"{part.file}#{entry.id}"


def pictures(book: Book) -> Iterator[Resource]:
    yield from (Resource(f"images/{one.name}", one.media_type, one.data) for one in book.pictures)


def styles(book: Book, documents: tuple[Resource, ...], fonts: tuple[Font, ...]) -> Iterator[Resource]:
    cuts = embedded(fonts, (one.data.decode() for one in documents))
    for name in ("epub.css", "highlight.css"):
        yield Resource(f"css/{name}", "text/css", book.templates.text(name).encode())
    yield Resource("css/fonts.css", "text/css", faces(cuts).encode())
    for one in cuts:
        yield Resource(f"fonts/{one.name}", one.cut.media_type, one.cut.data)
    licenses = "\n\n".join(dict.fromkeys(one.cut.license for one in cuts if one.cut.license))
    if licenses:
        yield Resource("fonts/licenses.txt", "text/plain", licenses.encode())


def _package(book: Book, resources: tuple[Resource, ...]) -> bytes:
    edition = book.edition
    spine = ("cover.xhtml", book.parts[0].file, "nav.xhtml", *(part.file for part in book.parts[1:]))
    by_name = {one.name: one.id for one in resources}
    values: Values = {
        **book.values(book.medium),
        "resources": resources,
        "spine": tuple(by_name[name] for name in spine),
        "ncx": by_name["toc.ncx"],
        "access": access(edition, book.pictures, bool(book.pages)),
        "description": description(edition),
        "modified": datetime.fromtimestamp(max(edition.timestamp, _EARLIEST), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "subjects": tuple(dict.fromkeys(word for word in (*edition.subjects, *edition.keywords) if word.strip())),
        "rights": " ".join(part for part in (edition.copyright, license_words(edition)) if part),
        "position": _position(edition),
        "cover_id": by_name["images/cover.svg"],
        "languages": (edition.language,),
        "kind": "article",
    }
    return book.templates.render("epub/package.opf", **values).encode()


def _position(edition: Edition) -> str:
    """The issue's place in the series: volume and issue as numbers with a point (EPUB 3.3, group-position)."""
    numbers = [part for part in (edition.volume, edition.issue) if part.isascii() and part.isdigit()]
    return ".".join(numbers)


_CONTAINER = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>\n'
    "</container>\n"
)


def zipped(files: tuple[tuple[str, bytes], ...], timestamp: int) -> bytes:
    """The container (EPUB 3.3, 4.3): mimetype first and stored, every date the edition's."""
    when = datetime.fromtimestamp(max(timestamp, _EARLIEST), UTC)
    date = (when.year, when.month, when.day, when.hour, when.minute, when.second)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in (("mimetype", MEDIA_TYPE.encode()), ("META-INF/container.xml", _CONTAINER.encode()), *files):
            info = zipfile.ZipInfo(name, date)
            info.create_system, info.external_attr = 3, 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            package.writestr(info, data, compresslevel=_LEVEL)
    return out.getvalue()
