"""Render: an edition becomes artefacts, each format from the edition alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..model.edition import Edition
from ..model.layout import PageStart
from ..model.printing import Enclosure, Supplies
from ..model.stages import Artefact, Rendered

if TYPE_CHECKING:
    from .templates import Templates

NOTHING = Supplies()
PAGED = frozenset(("pdf", "press", "review", "anonymous", "proof", "archive", "epub", "pages"))
Sheets = tuple[tuple[str, str], ...]
Fonts = tuple[tuple[str, str, int | str, str, bytes], ...]  # file name, family, weight, style, bytes


def apart(formats: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Formats in groups that are rendered by themselves: the PDF editions are one, which share their pages."""
    alone = tuple((one,) for one in ("html", "jats", "docx", "epub") if one in formats)
    printed = tuple(one for one in formats if one not in ("html", "jats", "docx", "epub"))
    return (*alone, printed) if printed else alone


def joined(slug: str, parts: Iterable[Rendered]) -> Rendered:
    """What was rendered in groups, as one; a picture that several bring is there once."""
    parts = tuple(parts)
    files = {one.name: one for part in reversed(parts) for one in part.artefacts}
    artefacts = {one.name: files[one.name] for part in parts for one in part.artefacts}
    return Rendered(
        slug,
        tuple(artefacts.values()),
        tuple(line for part in parts for line in part.log),
        tuple(found for part in parts for found in part.said),
        tuple(flaw for part in parts for flaw in part.flaws),
        tuple(format for part in parts for format in part.formats),
        next((part.starts for part in parts if part.starts), ()),
    )


def render(
    edition: Edition,
    formats: tuple[str, ...],
    templates: Templates,
    sheets: Sheets,
    fonts: Fonts,
    folders: bool,
    supplies: Supplies = NOTHING,
) -> tuple[Rendered, ...]:
    """The artefacts of an edition in some of the formats epub, html, jats, docx and the PDF editions (pdf.NAMES), by groups.

    "pages" among the formats makes no file: the pages are laid out, and where they begin is told.

    folders says that each article gets a folder of its own, so that pages find each other.
    """
    made: list[Rendered] = []
    if "html" in formats:
        from .page import beside, in_folders, render_page

        page = render_page(edition, templates, elsewhere=in_folders if folders else beside)
        made.append(Rendered(edition.slug, tuple(page), formats=("html",)))
    if "jats" in formats:
        from .jats import render_jats

        jats = render_jats(edition)
        made.append(Rendered(edition.slug, (jats, *_shown(edition, jats)), formats=("jats",)))
    if "docx" in formats:
        from .docx import render_docx

        made.append(Rendered(edition.slug, (render_docx(edition, templates),), formats=("docx",)))
    printed, starts = _printed(edition, formats, templates, sheets, supplies)
    if "epub" in formats:
        from .epub import render_epub

        made.append(Rendered(edition.slug, (render_epub(edition, templates, fonts, starts),), formats=("epub",), starts=starts))
    return (*made, printed) if printed.formats else tuple(made)


def _shown(edition: Edition, jats: Artefact) -> list[Artefact]:
    """The pictures that a JATS file names."""
    from .page import pictures_beside

    return [one for one in pictures_beside(edition) if f'"{quote(one.name)}"'.encode() in jats.data]


def _printed(
    edition: Edition, formats: tuple[str, ...], templates: Templates, sheets: Sheets, supplies: Supplies
) -> tuple[Rendered, tuple[PageStart, ...]]:
    """The PDF editions, and where their pages begin; the setter is loaded where that is wanted only."""
    if not PAGED.intersection(formats):
        return Rendered(edition.slug, ()), ()
    from .pdf import NAMES, render_pdf
    from .pdf_setter import listening

    if "archive" in formats:
        from .jats import render_jats

        jats = render_jats(edition)
        enclosed = Enclosure(jats.name, jats.media_type, "Alternative", "The article as JATS XML", jats.data)
        supplies = replace(supplies, enclosures=(enclosed, *supplies.enclosures))
    with listening() as heard:
        artefacts, said, layout = render_pdf(formats, edition, templates, sheets, supplies)
    flaws = layout.flaws if "pdf" in formats else ()
    own = tuple(one for one in formats if one in NAMES or one == "pages")
    return Rendered(edition.slug, artefacts, tuple(heard), said, flaws, own, layout.starts), layout.starts
