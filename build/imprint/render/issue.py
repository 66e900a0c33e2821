"""Renders a whole issue: one PDF for readers, one for the printer, one EPUB."""

from __future__ import annotations

from ..model.diagnostic import Diagnostics
from ..model.issue import Bound
from ..model.stages import Artefact
from . import Fonts, Sheets
from .templates import Templates


def render_issue(
    bound: Bound, formats: tuple[str, ...], templates: Templates, sheets: Sheets, fonts: Fonts, profile: bytes = b""
) -> tuple[tuple[Artefact, ...], Diagnostics]:
    """The files of an issue in some of the formats pdf, press and epub, and what is to be said of them.

    Its articles have their PDFs with them; profile is the printer's (ICC).
    """
    from .issue_epub import render_issue_epub
    from .pdf_issue import press, screen, set_pages
    from .pdf_setter import listening

    made: list[Artefact] = []
    said: Diagnostics = ()
    with listening():
        volume = set_pages(bound, templates, sheets)
        if "pdf" in formats:
            made.append(Artefact(f"{bound.face.slug}.pdf", "application/pdf", screen(bound, volume)))
        if "press" in formats:
            data, said = press(bound, volume, profile)
            made += [Artefact(f"{bound.face.slug}.press.pdf", "application/pdf", data)] if data else []
    if "epub" in formats:
        made.append(render_issue_epub(bound, volume, templates, fonts))
    return tuple(made), said
