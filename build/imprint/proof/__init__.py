"""Proof: reads the finished files again and says what got lost, what leads nowhere, what a printer would send back."""

from __future__ import annotations

from ..model.edition import Edition
from ..model.proof import Proof, Seen
from ..model.stages import Artefact, Copy, Rendered
from ..model.text import plain
from .judging import judge_markup, judge_office, judge_pdf, terms
from .markup import EPUB, JATS, PAGE
from .office import DOCX
from .wanted import Wanted, wanted


def prove(copy: Copy, edition: Edition, rendered: Rendered, pictures: bool = True) -> Proof:
    """Judge the artefacts of an edition by the copy that it was made of; pictures: small ones of a PDF's pages."""
    want = wanted(copy, edition)
    elsewhere = (f"{other.slug}.html" for other in (*edition.translations, *edition.similar))
    files = frozenset((*(one.name for one in rendered.artefacts), *elsewhere))
    seen = (_judged(one, want, rendered, files, pictures) for one in rendered.artefacts)
    judged = tuple(one for one in seen if one is not None)
    return Proof(edition.slug, plain(edition.title), edition.language, edition.digest, judged, terms(edition))


def _judged(
    artefact: Artefact, want: Wanted, rendered: Rendered, files: frozenset[str], pictures: bool
) -> Seen | None:
    if artefact.media_type == "application/pdf":
        log = rendered.log if artefact.name == f"{rendered.slug}.pdf" else ()  # the editions share their pages
        layout = tuple(flaw for flaw in rendered.flaws if flaw.output == artefact.name)
        return judge_pdf(artefact, want, log, layout, pictures)
    if artefact.media_type in (EPUB, PAGE, JATS):
        return judge_markup(artefact, want, files)
    return judge_office(artefact, want) if artefact.media_type == DOCX else None
