"""A whole issue as PDF: its own pages are set, its articles bound as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pydyf

from ..model.counting import roman
from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.issue import Bound
from ..model.text import plain
from .binding import Binder, Booklet, Label
from .issue_face import ART, CONTRIBUTORS, COVER, HERE, art, back, front, portraits
from .pdf import Stylesheets, for_edition, identifier, sided
from .pdf_again import set_well
from .pdf_metadata import Claims, packet
from .pdf_press import BLEED, PRESS, pressed
from .pdf_setter import PRODUCER, Pages
from .pdf_starts import page_starts
from .pdf_tags import mend
from .templates import Templates

FINE = 300  # dots per inch of a picture in print


@dataclass(frozen=True, slots=True)
class Start:
    """A page of an issue outside its articles: its label, and where it begins ("issue-contents").

    A blank one belongs to the page before.
    """

    label: str
    place: str


@dataclass(frozen=True, slots=True)
class Volume:
    """The issue's own pages, set: those before the articles and those after them, and where they begin."""

    opening: Pages
    closing: Pages | None
    before: tuple[Start, ...]
    after: tuple[Start, ...]


def set_pages(bound: Bound, templates: Templates, sheets: Stylesheets) -> Volume:
    """Set cover, masthead, contents and contributors."""
    kept = for_edition(sheets, bound.face.journal.page_size, "issue")
    last, first = bound.leaves[-1].pages.last, bound.leaves[0].pages.first
    drawn = {ART: ("image/svg+xml", art(bound, templates))}
    if bound.cover:
        drawn[COVER] = bound.cover.media_type, bound.cover.data
    opening = Pages(front(bound, templates, last + 1), kept, drawn)
    set_well(opening)
    closing = None
    if bound.contributors:
        photos = {address: (one.media_type, one.data) for address, one in portraits(bound).values()}
        closing = Pages(back(bound, templates), kept, photos, sided(replace(bound.face, first_page=str(last + 1))))
        set_well(closing)
    before = _before(opening, bound, (len(opening.pages) + first + 1) % 2)
    after = tuple(Start(str(last + 1 + n), "issue-contributors") for n in range(len(closing.pages) if closing else 0))
    return Volume(opening, closing, before, after)


def screen(bound: Bound, volume: Volume) -> bytes:
    """The PDF for readers, bound of the articles' PDFs."""
    tagged = all(b"pdfuaid:part" in one.pdf("pdf") for one in bound.leaves)
    binder = _bound(bound, volume, "pdf", lambda pages, part: _written(pages, bound, part))
    xmp = packet(bound.face, PRODUCER, Claims(worded=tagged))
    return binder.bound(_labels(bound, volume.before), xmp, _info(bound), identifier(bound.face, "pdf"))


def press(bound: Bound, volume: Volume, profile: bytes) -> tuple[bytes, Diagnostics]:
    """The PDF for the printer, bound of the articles' press editions; b"" where no profile is there to separate by."""
    made = {part: pressed(pages, bound.face, profile, identifier(bound.face, part)) for part, pages in _own(volume)}
    said = tuple(dict.fromkeys((*(one for _, found in made.values() for one in found), *_coarse(bound, volume))))
    if not all(data for data, _ in made.values()):
        return b"", said
    binder = _bound(bound, volume, "press", lambda pages, part: made[part][0])
    if bound.face.journal.press.even_pages and len(binder.pdf.pages) % 2:
        binder.blank()
    labels, name = _labels(bound, volume.before), identifier(bound.face, "press")
    return binder.bound(labels, packet(bound.face, PRODUCER, PRESS), _info(bound), name, press=True), said


def _coarse(bound: Bound, volume: Volume) -> Iterator[Diagnostic]:
    """What is said of a cover picture that has too few pixels for the page's width and its bleed on both sides."""
    inches = volume.opening.pages[0].width / 96 + 2 * BLEED / 72
    dots = round(bound.cover.pixels / inches) if bound.cover else 0
    if bound.cover and 0 < dots < FINE:
        message = f"{bound.cover.key} has {dots} dots per inch on the cover, printed {inches * 25.4:.0f} mm wide"
        hint = f"for {FINE} it needs {inches * FINE:.0f} pixels (it has {bound.cover.pixels})"
        severity = Severity.NOTE if dots >= FINE / 2 else Severity.WARNING
        yield Diagnostic("image-too-coarse-for-print", severity, bound.face.place, message, hint)


def _own(volume: Volume) -> Iterator[tuple[str, Pages]]:
    """The issue's own parts."""
    yield "front", volume.opening
    if volume.closing:
        yield CONTRIBUTORS, volume.closing


def _bound(bound: Bound, volume: Volume, kind: str, write: Callable[[Pages, str], bytes]) -> Binder:
    """Cover, masthead and contents, the articles, the contributors, bound."""
    language = bound.face.language
    binder = Binder(HERE, language)
    binder.add(Booklet("front", language, write(volume.opening, "front"), len(volume.opening.pages)))
    for _ in range(len(volume.before) - len(volume.opening.pages)):
        binder.blank()
    free = {leaves.edition.slug: count for leaves, count in bound.gaps()}
    for gathering in bound.gatherings:
        for one in gathering.leaves:
            slug = one.edition.slug
            binder.add(Booklet(slug, one.edition.language, one.pdf(kind), one.pages.count, free[slug], gathering.title))
    if volume.closing:
        binder.add(Booklet(CONTRIBUTORS, language, write(volume.closing, CONTRIBUTORS), len(volume.closing.pages)))
    return binder


def _written(pages: Pages, bound: Bound, part: str) -> bytes:
    def finish(made: pydyf.PDF) -> None:
        mend(made)

    return pages.write(finish, identifier(bound.face, part), variant=Claims().variant)


def _before(opening: Pages, bound: Bound, blanks: int) -> tuple[Start, ...]:
    """The pages before the articles: the cover by its name, the others by roman figures."""
    places = ["issue-cover"]
    for start in page_starts(opening.pages, bound.face)[1:]:
        places.append(start.place or places[-1])
    cover = dict(bound.face.words)["cover"]
    labels = [cover, *(roman(number) for number in range(2, len(places) + blanks + 1))]
    return tuple(Start(label, place) for label, place in zip(labels, [*places, *places[-1:] * blanks], strict=True))


def _labels(bound: Bound, before: Sequence[Start]) -> tuple[Label, ...]:
    rest = (Label(1, "r", 2),) if len(before) > 1 else ()
    return (Label(0, words=before[0].label), *rest, Label(len(before), "D", bound.leaves[0].pages.first))


def _info(bound: Bound) -> dict[str, str]:
    """The document information dictionary, of one mind with the XMP packet."""
    day = datetime.fromtimestamp(bound.face.timestamp, tz=UTC).strftime("D:%Y%m%d%H%M%SZ")
    return {"Title": plain(bound.face.title), "Creator": "imprint", "Producer": PRODUCER, "CreationDate": day, "ModDate": day}
