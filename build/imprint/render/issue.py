"""Renders a whole issue: one PDF and one EPUB."""

from __future__ import annotations

from ..model.issue import Bound
from ..model.stages import Artefact
from . import Fonts, Sheets
from .templates import Templates


def render_issue(
    bound: Bound, formats: tuple[str, ...], templates: Templates, sheets: Sheets, fonts: Fonts
) -> tuple[Artefact, ...]:
    """The files of an issue in the formats pdf and epub; its articles have their PDFs with them."""
    from .issue_epub import render_issue_epub
    from .issue_pdf import bind
    from .pdf_setter import listening

    with listening():
        volume = bind(bound, templates, sheets)
    made = [Artefact(f"{bound.face.slug}.pdf", "application/pdf", volume.pdf)] if "pdf" in formats else []
    if "epub" in formats:
        made.append(render_issue_epub(bound, volume, templates, fonts))
    return tuple(made)
