"""The PDF editions of an article: laid out once, written for screen, archive, press and proof; laid out anew for review."""

from __future__ import annotations

import hashlib

import pydyf

from ..model.diagnostic import Diagnostics
from ..model.edition import Edition
from ..model.layout import Layout
from ..model.printing import Supplies
from ..model.script import direction
from ..model.stages import Artefact
from . import pdf_start  # noqa: F401  (before all that loads the setter)
from .anonymous import anonymous
from .pdf_again import set_well
from .pdf_enclosed import enclose
from .pdf_html import WORDLESS, html, picture_url
from .pdf_margin import number_lines
from .pdf_metadata import Claims, packet
from .pdf_press import pressed
from .pdf_remarks import remark_on
from .pdf_setter import PRODUCER, Pages
from .pdf_starts import laid_out
from .pdf_tags import describe, mend, number_pages
from .places import placed
from .settle import settled
from .templates import Templates

Stylesheets = tuple[tuple[str, str], ...]

# The editions in the order in which they are written of the same pages: the proof's margin changes them, so it is last.
NAMES = {
    "pdf": "{}.pdf", "archive": "{}.archive.pdf", "press": "{}.press.pdf", "proof": "{}.proof.pdf",
    "review": "{}.review.pdf", "anonymous": "{}.review.pdf",
}  # fmt: skip
REVIEWS = ("review", "anonymous")
MARGIN = "print/margin.css"  # what is drawn over the pages of working copies
_PAGES = "print/page-"  # of these style sheets only that of the journal's page size is taken
_EDITIONS = "print/edition-"  # and of these only that of the edition


def render_pdf(
    wanted: tuple[str, ...], edition: Edition, templates: Templates, sheets: Stylesheets, supplies: Supplies
) -> tuple[tuple[Artefact, ...], Diagnostics, Layout]:
    """The PDF editions that are wanted, of NAMES, what is to be said about them, and the layout of their pages.

    An EPUB wants to know where pages begin, whether or not there is a PDF beside it.

    sheets are pairs of name and text in the order of the cascade; names beginning with "print/page-" are page sizes.
    """
    made: list[Artefact] = []
    said: Diagnostics = ()
    layout = Layout()
    published = [kind for kind in ("pdf", "archive", "press", "proof") if kind in wanted]
    if published or "epub" in wanted or "pages" in wanted:
        ready = placed(settled(edition))
        pages, claims = _laid(ready, "", templates, sheets)
        layout = laid_out(pages, ready)
        for kind in published:
            if kind == "proof":
                remark_on(pages, ready, supplies.remarks, dict(sheets).get(MARGIN, ""))
            data, found = _published(kind, pages, claims, ready, supplies)
            made += [_artefact(kind, edition, data)] if data else []
            said += found
    made += [_artefact(kind, edition, _reviewed(kind, edition, templates, sheets)) for kind in REVIEWS if kind in wanted]
    return tuple(made), said, layout


def _artefact(kind: str, edition: Edition, data: bytes) -> Artefact:
    return Artefact(NAMES[kind].format(edition.slug), "application/pdf", data)


# ---------------------------------------------------------------- one layout, several files


def _laid(edition: Edition, kind: str, templates: Templates, sheets: Stylesheets) -> tuple[Pages, Claims]:
    """The pages of a settled edition, and what the file may claim: less where a picture has no words."""
    source = html(edition, templates)
    pictures = {picture_url(p): (p.media_type, p.data) for p in edition.pictures}
    pages = Pages(source, for_edition(sheets, edition.journal.page_size, kind), pictures, sided(edition))
    set_well(pages)
    return pages, Claims(worded=WORDLESS not in source)


def for_edition(sheets: Stylesheets, size: str, kind: str) -> tuple[str, ...]:
    """The texts of the style sheets that hold for a page size (A4 where it has no sheet) and an edition."""
    wanted = f"{_PAGES}{size.lower()}.css"
    page = wanted if any(name == wanted for name, _ in sheets) else f"{_PAGES}a4.css"
    kept = [(name, text) for name, text in sheets if not name.startswith((_PAGES, _EDITIONS, MARGIN)) or name == page]
    return tuple(text for _, text in kept) + tuple(text for name, text in sheets if name == f"{_EDITIONS}{kind}.css")


def sided(edition: Edition) -> str:
    """The first folio and the side of the first page, where the article has a place in an issue."""
    first = edition.first_page
    if not (first.isascii() and first.isdigit()):
        return ""
    bound = direction(edition.journal.languages[0]) if edition.journal.title else edition.direction
    side = "right" if (int(first) % 2 == 1) == (bound == "ltr") else "left"
    return f"@page :first {{ counter-reset: page {int(first)} }} html {{ break-before: {side} }}"


def _published(
    kind: str, pages: Pages, claims: Claims, edition: Edition, supplies: Supplies
) -> tuple[bytes, Diagnostics]:
    """One of the editions that share their pages with the screen's; without bytes where it cannot be made."""
    if kind == "press":
        return pressed(pages, edition, supplies.profile, identifier(edition, kind))
    enclosures = supplies.enclosures if kind == "archive" else ()

    def finish(made: pydyf.PDF) -> None:
        mend(made)
        number_pages(made, edition.first_page)
        enclose(made, enclosures, edition.timestamp)
        describe(made, packet(edition, PRODUCER, claims))

    return pages.write(finish, identifier(edition, kind), variant=claims.variant), ()


def _reviewed(kind: str, edition: Edition, templates: Templates, sheets: Stylesheets) -> bytes:
    """The referees' copy: lines numbered, a watermark, and without its authors where it is to be anonymous."""
    ready = settled(anonymous(edition) if kind == "anonymous" else edition)
    pages, claims = _laid(ready, "review", templates, sheets)
    number_lines(pages, ready, dict(sheets).get(MARGIN, ""))

    def finish(made: pydyf.PDF) -> None:
        mend(made)
        describe(made, packet(ready, PRODUCER, claims))

    return pages.write(finish, identifier(edition, kind), variant=claims.variant)


def identifier(edition: Edition, kind: str) -> bytes:
    """Sixteen bytes that are the same for the same sources and edition (ISO 32000-1, 14.4)."""
    return hashlib.sha256(f"{edition.digest}:{kind}".encode()).digest()[:16]
