"""The redline as a PDF: the lists of changes, then the article with both versions."""

from __future__ import annotations

from dataclasses import replace

import pydyf

from ..model.edition import Edition
from ..model.redline import Redline
from ..model.text import Text
from .pdf import Stylesheets, for_edition, identifier
from .pdf_dress import text_string
from .pdf_html import WORDLESS, html, picture_url
from .pdf_metadata import Claims, packet
from .pdf_setter import PRODUCER, Pages
from .pdf_tags import describe, mend
from .redline_said import said
from .templates import Templates
from .vocabulary import word


def redline_pdf(
    edition: Edition, redline: Redline, versions: tuple[str, str], templates: Templates, sheets: Stylesheets
) -> bytes:
    """The PDF of a settled edition of two versions, to the standards of the screen edition."""
    told = said(redline, edition)
    source = html(edition, templates, "redline/pdf.html", redline=redline, versions=versions, **told)
    pictures = {picture_url(one): (one.media_type, one.data) for one in edition.pictures}
    pages = Pages(source, for_edition(sheets, edition.journal.page_size, "redline"), pictures)
    claims = Claims(worded=WORDLESS not in source)
    named = replace(edition, title=(Text(told["title"]),), doi="")

    def finish(made: pydyf.PDF) -> None:
        mend(made)
        _worded(made, edition)
        describe(made, packet(named, PRODUCER, claims))

    return pages.write(finish, identifier(edition, f"redline:{versions}"), variant=claims.variant)


def _worded(made: pydyf.PDF, edition: Edition) -> None:
    """The titles of what came and went in the article's language."""
    titles = {text_string(name): text_string(word(edition, f"redline-{name}")) for name in ("inserted", "deleted")}
    for one in made.objects:
        if isinstance(one, pydyf.Dictionary) and one.get("T") in titles:
            one["T"] = titles[one["T"]]
