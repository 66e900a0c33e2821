"""The print edition: an Edition set as a tagged PDF/A-3a and PDF/UA-1 by WeasyPrint."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache

import pydyf
from weasyprint import CSS, HTML, VERSION
from weasyprint.pdf import tags as weasyprint_tags
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from ..model.edition import Edition
from ..model.stages import Artefact
from .pdf_dress import dress
from .pdf_html import html, picture_url
from .pdf_metadata import packet
from .pdf_tags import describe, mend, number_pages
from .settle import settled
from .templates import Templates

Stylesheets = tuple[tuple[str, str], ...]

_PAGES = "print/page-"  # of these style sheets only that of the journal's page size is taken
_LOG = logging.getLogger("weasyprint")


def render_pdf(edition: Edition, templates: Templates, stylesheets: Stylesheets) -> tuple[Artefact, tuple[str, ...]]:
    """The article as <slug>.pdf, and the lines that the setter logged.

    stylesheets are pairs of name and text in the order of the cascade; names beginning with "print/page-" are page sizes.
    """
    ready = settled(edition)
    with _listening() as heard:
        data = _set(html(ready, templates), ready, for_page(stylesheets, edition.journal.page_size))
    return Artefact(f"{edition.slug}.pdf", "application/pdf", data), tuple(heard)


def for_page(stylesheets: Stylesheets, size: str) -> tuple[str, ...]:
    """The texts of the style sheets that hold for a page size; A4 where the size has no sheet."""
    wanted = f"{_PAGES}{size.lower()}.css"
    page = wanted if any(name == wanted for name, _ in stylesheets) else f"{_PAGES}a4.css"
    return tuple(text for name, text in stylesheets if not name.startswith(_PAGES) or name == page)


def _set(source: str, edition: Edition, texts: tuple[str, ...]) -> bytes:
    pictures = {picture_url(p): (p.media_type, p.data) for p in edition.pictures}
    page = HTML(string=source, url_fetcher=Shelf(pictures), base_url=None)
    numbers = CSS(string=_folios(edition))

    def finish(_: object, made: pydyf.PDF) -> None:
        mend(made)
        number_pages(made, edition.first_page)
        describe(made, packet(edition, f"WeasyPrint {VERSION}"))

    pdf: bytes = page.write_pdf(
        finisher=finish,
        font_config=_fonts(),
        stylesheets=[*_sheets(texts), numbers],
        pdf_variant="pdf/a-3a",
        pdf_tags=True,
        presentational_hints=True,  # the numbers and kinds of lists, the sizes of pictures
        pdf_identifier=bytes.fromhex(edition.digest)[:16] if edition.digest else b"imprint",
    )
    return pdf


def _folios(edition: Edition) -> str:
    """The first folio, where the article has a place in an issue."""
    first = edition.first_page
    return f"@page :first {{ counter-reset: page {int(first)} }}" if first.isascii() and first.isdigit() else ""


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    """The machine's fonts, looked up once in a process."""
    return FontConfiguration()


@lru_cache(maxsize=8)
def _sheets(texts: tuple[str, ...]) -> tuple[CSS, ...]:
    """Style sheets, parsed once in a process."""
    return tuple(CSS(string=text, font_config=_fonts(), url_fetcher=Shelf({})) for text in texts)


class Shelf(URLFetcher):  # type: ignore[misc]
    """The pictures of the edition and nothing else: no network, no files."""

    def __init__(self, pictures: Mapping[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols=())
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url not in self._pictures:
            raise ValueError("not a picture of this edition")
        media_type, data = self._pictures[url]
        return URLFetcherResponse(url, data, {"Content-Type": media_type})


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname.lower()}: {record.getMessage()}")


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What the setter logs meanwhile, instead of on the terminal."""
    listener = _Listener()
    before, _LOG.propagate = _LOG.propagate, False
    _LOG.addHandler(listener)
    try:
        yield listener.heard
    finally:
        _LOG.removeHandler(listener)
        _LOG.propagate = before


# WeasyPrint 70 writes structure elements without language, notes or identity, and offers no place to add them:
# its builder is wrapped once, so that each element made for an HTML element is dressed before it is written.
_build = weasyprint_tags._build_box_tree


def _dressing(box: object, *rest: object) -> Iterator[dict[str, object]]:
    for element in _build(box, *rest):
        real = getattr(box, "_box", box)
        node = getattr(real, "element", None)
        if node is not None:
            dress(element, str(getattr(real, "element_tag", "")), node.attrib, id(node), getattr(real, "link_annotation", None))
        yield element


weasyprint_tags._build_box_tree = _dressing
