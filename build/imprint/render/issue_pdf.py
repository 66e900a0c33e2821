"""A whole issue as PDF: its own pages are set, its articles bound as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pydyf

from ..model.issue import Bound
from ..model.text import plain
from .binding import Binder, Booklet, Label
from .issue_face import ART, CONTRIBUTORS, HERE, art, back, front, portraits
from .pdf import Stylesheets, for_edition, identifier, sided
from .pdf_again import set_well
from .pdf_metadata import Claims, packet
from .pdf_setter import PRODUCER, Pages
from .pdf_starts import page_starts
from .pdf_tags import mend
from .templates import Templates

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Start:
    """A page of an issue outside its articles: its label, and where it begins ("issue-contents"); "" where it is blank."""

    label: str
    place: str


@dataclass(frozen=True, slots=True)
class Volume:
    """The issue's PDF, and its own pages before and after the articles."""

    pdf: bytes
    before: tuple[Start, ...]
    after: tuple[Start, ...]


def bind(bound: Bound, templates: Templates, sheets: Stylesheets) -> Volume:
    """Set cover, masthead, contents and contributors, and bind them with the articles."""
    kept = for_edition(sheets, bound.face.journal.page_size, "issue")
    last, first = bound.leaves[-1].pages.last, bound.leaves[0].pages.first
    photos = {address: (one.media_type, one.data) for address, one in portraits(bound).values()}
    opening = Pages(front(bound, templates, last + 1), kept, {ART: ("image/svg+xml", art(bound, templates))})
    set_well(opening)
    closing = None
    if bound.contributors:
        closing = Pages(back(bound, templates), kept, photos, sided(replace(bound.face, first_page=str(last + 1))))
        set_well(closing)
    blanks = (len(opening.pages) + first + 1) % 2
    binder = Binder(HERE, bound.face.language)
    binder.add(Booklet("front", bound.face.language, _written(opening, bound, "front")))
    for _ in range(blanks):
        binder.blank()
    articles = _articles(bound, binder)
    if closing:
        binder.add(Booklet(CONTRIBUTORS, bound.face.language, _written(closing, bound, "back")))
    before = _before(opening, bound, blanks)
    after = tuple(Start(str(last + 1 + n), "issue-contributors") for n in range(len(closing.pages) if closing else 0))
    claims = Claims(worded=all(b"pdfuaid:part" in one for one in articles))
    xmp = packet(bound.face, PRODUCER, claims)
    whole = binder.bound(_labels(bound, before), xmp, _info(bound), identifier(bound.face, "pdf"))
    return Volume(whole, before, after)


def _articles(bound: Bound, binder: Binder) -> Sequence[bytes]:
    """Bind the articles; their files."""
    free = {leaves.edition.slug: count for leaves, count in bound.gaps()}
    files = []
    for gathering in bound.gatherings:
        for one in gathering.leaves:
            slug = one.edition.slug
            files.append(one.pdf("pdf"))
            binder.add(Booklet(slug, one.edition.language, files[-1], free[slug], gathering.title))
    return files


def _written(pages: Pages, bound: Bound, part: str) -> bytes:
    def finish(made: pydyf.PDF) -> None:
        mend(made)

    return pages.write(finish, identifier(bound.face, part), variant=Claims().variant)


def _before(opening: Pages, bound: Bound, blanks: int) -> tuple[Start, ...]:
    """The pages before the articles: the cover by its name, the others by roman figures."""
    places = [start.place for start in page_starts(opening.pages, bound.face)]
    places[0] = "issue-cover"
    cover = dict(bound.face.words)["cover"]
    labels = [cover, *(roman(number) for number in range(2, len(places) + blanks + 1))]
    return tuple(Start(label, place) for label, place in zip(labels, [*places, *[""] * blanks], strict=True))


def _labels(bound: Bound, before: Sequence[Start]) -> tuple[Label, ...]:
    rest = (Label(1, "r", 2),) if len(before) > 1 else ()
    return (Label(0, words=before[0].label), *rest, Label(len(before), "D", bound.leaves[0].pages.first))


def roman(number: int) -> str:
    """A number in small roman figures, to 39."""
    figures = ""
    for value, sign in _ROMAN:
        figures += sign * (number // value)
        number %= value
    return figures


def _info(bound: Bound) -> dict[str, str]:
    """The document information dictionary, of one mind with the XMP packet."""
    day = datetime.fromtimestamp(bound.face.timestamp, tz=UTC).strftime("D:%Y%m%d%H%M%SZ")
    return {"Title": plain(bound.face.title), "Creator": "imprint", "Producer": PRODUCER, "CreationDate": day, "ModDate": day}
