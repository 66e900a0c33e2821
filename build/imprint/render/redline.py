"""The redline of two versions: one self-contained web page, and a PDF, each with the lists of changes before the article."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

from markupsafe import Markup

from ..model.edition import Edition
from ..model.picture import Picture
from ..model.redline import Redline
from ..model.stages import Artefact
from .markup import medium
from .page import beside
from .redline_said import said
from .settle import settled
from .templates import Templates
from .vocabulary import vocabulary

Sheets = tuple[tuple[str, str], ...]
FORMATS = ("html", "pdf")
SHEETS = ("web.css", "highlight.css", "redline.css")


def render_redline(
    redline: Redline, versions: tuple[str, str], formats: tuple[str, ...], templates: Templates, sheets: Sheets
) -> tuple[Artefact, ...]:
    """<slug>.redline.html and <slug>.redline.pdf; versions are what the two are called, sheets those of print."""
    ready = settled(_alone(redline))
    name = f"{redline.edition.slug}.redline"
    made = []
    if "html" in formats:
        made.append(Artefact(f"{name}.html", "text/html", _page(ready, redline, versions, templates).encode()))
    if "pdf" in formats:
        from .pdf_redline import redline_pdf

        made.append(Artefact(f"{name}.pdf", "application/pdf", redline_pdf(ready, redline, versions, templates, sheets)))
    return tuple(made)


def _alone(redline: Redline) -> Edition:
    """The edition of both versions without links to other articles; heads and metadata say the new title."""
    edition = redline.edition
    return replace(edition, translations=(), similar=(), short_title=edition.short_title or redline.title)


def _page(edition: Edition, redline: Redline, versions: tuple[str, str], templates: Templates) -> str:
    sheets = [Markup(templates.text(name).replace("</", "<\\/")) for name in SHEETS]
    words = {**vocabulary(edition, medium(edition, "page", _within)), **said(redline, edition)}
    return templates.render(
        "redline/page.html", **words, redline=redline, versions=versions, sheets=sheets, elsewhere=beside
    )


def _within(picture: Picture) -> str:
    """A picture inside the page, which goes by mail as one file."""
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
