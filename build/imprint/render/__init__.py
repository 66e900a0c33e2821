"""Render: an edition becomes artefacts, each format from the edition alone."""

from __future__ import annotations

from ..model.edition import Edition
from ..model.stages import Artefact
from .templates import Templates

Sheets = tuple[tuple[str, str], ...]
Fonts = tuple[tuple[str, str, int | str, str, bytes], ...]  # file name, family, weight, style, bytes


def render(
    edition: Edition, formats: tuple[str, ...], templates: Templates, sheets: Sheets, fonts: Fonts, folders: bool
) -> tuple[tuple[Artefact, ...], tuple[str, ...]]:
    """The artefacts of an edition in some of the formats pdf, epub, html, jats, and what the renderers muttered.

    folders says that each article gets a folder of its own, so that pages find each other.
    """
    artefacts: list[Artefact] = []
    log: tuple[str, ...] = ()
    if "html" in formats:
        from .page import beside, in_folders, render_page

        artefacts += render_page(edition, templates, elsewhere=in_folders if folders else beside)
    if "jats" in formats:
        from .jats import render_jats

        artefacts.append(render_jats(edition))
    if "epub" in formats:
        from .epub import render_epub

        artefacts.append(render_epub(edition, templates, fonts))
    if "pdf" in formats:
        from .pdf import render_pdf

        pdf, log = render_pdf(edition, templates, sheets)
        artefacts.append(pdf)
    return tuple(artefacts), log
