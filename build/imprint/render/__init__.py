"""Render: an edition becomes artefacts, each format from the edition alone."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from ..model.edition import Edition
from ..model.layout import PageStart
from ..model.printing import Enclosure, Supplies
from ..model.stages import Artefact, Rendered
from .templates import Templates

NOTHING = Supplies()
PAGED = frozenset(("pdf", "press", "review", "anonymous", "proof", "archive", "epub"))
Sheets = tuple[tuple[str, str], ...]
Fonts = tuple[tuple[str, str, int | str, str, bytes], ...]  # file name, family, weight, style, bytes


def render(
    edition: Edition,
    formats: tuple[str, ...],
    templates: Templates,
    sheets: Sheets,
    fonts: Fonts,
    folders: bool,
    supplies: Supplies = NOTHING,
) -> Rendered:
    """The artefacts of an edition in some of the formats epub, html, jats and the PDF editions (pdf.NAMES).

    folders says that each article gets a folder of its own, so that pages find each other.
    """
    artefacts: list[Artefact] = []
    if "html" in formats:
        from .page import beside, in_folders, render_page

        artefacts += render_page(edition, templates, elsewhere=in_folders if folders else beside)
    if "jats" in formats:
        from .jats import render_jats

        jats = render_jats(edition)
        artefacts += [jats] if "html" in formats else [jats, *_shown(edition, jats)]
    printed, starts = _printed(edition, formats, templates, sheets, supplies)
    if "epub" in formats:
        from .epub import render_epub

        artefacts.append(render_epub(edition, templates, fonts, starts))
    return replace(printed, artefacts=(*artefacts, *printed.artefacts))


def _shown(edition: Edition, jats: Artefact) -> list[Artefact]:
    """The pictures that a JATS file names, where no page brings them."""
    from .page import pictures_beside

    return [one for one in pictures_beside(edition) if f'"{quote(one.name)}"'.encode() in jats.data]


def _printed(
    edition: Edition, formats: tuple[str, ...], templates: Templates, sheets: Sheets, supplies: Supplies
) -> tuple[Rendered, tuple[PageStart, ...]]:
    """The PDF editions, and where their pages begin; the setter is loaded where that is wanted only."""
    if not PAGED.intersection(formats):
        return Rendered(edition.slug, ()), ()
    from .pdf import render_pdf
    from .pdf_setter import listening

    if "archive" in formats:
        from .jats import render_jats

        jats = render_jats(edition)
        enclosed = Enclosure(jats.name, jats.media_type, "Alternative", "The article as JATS XML", jats.data)
        supplies = replace(supplies, enclosures=(enclosed, *supplies.enclosures))
    with listening() as heard:
        artefacts, said, layout = render_pdf(formats, edition, templates, sheets, supplies)
    flaws = layout.flaws if "pdf" in formats else ()
    return Rendered(edition.slug, artefacts, tuple(heard), said, flaws), layout.starts
