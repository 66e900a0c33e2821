"""Faults of finished files, each kind by itself: words, notes, objects, pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..model.proof import Flaw, Spot
from .collating import missed
from .colours import CMYK, RGB
from .pages import Sheet
from .structure import Objects, Placed
from .wanted import Strands, Wanted

PRESS = ".press.pdf"  # how the name of a file for the printer ends
_SHOWN = 90  # letters of lost words that a message shows
_COLUMN = 20.0  # points between two notes that stand in different columns


def words_lost(name: str, strands: Strands, output: str, lines: bool = False) -> Iterator[Flaw]:
    """What an output lacks of strands of words; lines: it has its letters as lines show them."""
    yield from _lost(name, missed(strands, output, lines))


def words_not_composed(name: str, want: Wanted) -> Iterator[Flaw]:
    """What no output can hold, since composing has lost it."""
    yield from _lost(name, want.lost)


def _lost(name: str, words: Iterable[str]) -> Iterator[Flaw]:
    for stretch in words:
        shown = stretch if len(stretch) <= _SHOWN else stretch[:_SHOWN] + "…"
        yield Flaw("words-lost", name, f"these words are not there, or not where they belong: {shown}")


# ---------------------------------------------------------------- notes


def notes_called(name: str, want: Wanted, called: tuple[str, ...]) -> Iterator[Flaw]:
    """Each note of the edition is called, in the edition's order."""
    labels = dict(want.notes)
    for note, label in want.notes:
        if note not in called:
            yield Flaw("note-lost", name, f"nothing calls note {label}")
    at = {note: place for place, (note, _) in enumerate(want.notes)}
    for before, after in pairwise(note for note in called if note in labels):
        if at[after] < at[before]:
            yield Flaw("note-lost", name, f"note {labels[before]} is called before note {labels[after]}")


def notes_printed(name: str, want: Wanted, within: Objects) -> Iterator[Flaw]:
    """Each note is called, stands on the page of its first call or a later one, and notes follow each other."""
    places = {place.name: place for place in within.places if place.page}
    first: dict[str, int] = {}
    for way in within.ways:
        first.setdefault(way.name, way.page)
    for note, label in want.notes:
        page = places[note].page if note in places else 0
        if not page:
            yield Flaw("note-lost", name, f"note {label} is not printed")
        elif note not in first:
            yield Flaw("note-lost", name, f"note {label} is printed on page {page}, but nothing calls it")
        elif page < first[note]:
            yield Flaw("note-lost", name, f"note {label} is printed on page {page}, before its call on page {first[note]}")
    yield from _order_of_pages(name, want, places)


def _order_of_pages(name: str, want: Wanted, places: dict[str, Placed]) -> Iterator[Flaw]:
    """The notes of a series (numbered, own) follow each other: on later pages, or further down in the same column."""
    printed = sorted(((note, label) for note, label in want.notes if note in places), key=lambda one: one[0].startswith("own-"))
    for (note, before), (next_, after) in pairwise(printed):
        if note.startswith("own-") != next_.startswith("own-"):
            continue
        first, second = places[note], places[next_]
        below = second.top <= first.top or abs(second.left - first.left) > _COLUMN
        if (second.page, below) < (first.page, True):
            where = f"note {after} (page {second.page}) is printed before note {before} (page {first.page})"
            yield Flaw("note-lost", name, where)


# ---------------------------------------------------------------- objects and pages


def object_faults(name: str, within: Objects) -> Iterator[Flaw]:
    """Links, fonts, boxes, and the colours that the edition must not have: light for the printer, inks for screens."""
    for way in within.ways:
        if not way.target:
            where = way.name or "a page that is not there"
            yield Flaw("link-without-target", name, f"a link on page {way.page} leads nowhere: {where}")
    for font in within.loose_fonts:
        yield Flaw("font-not-embedded", name, f"the font {font} is not in the file")
    for page in within.unbled if name.endswith(PRESS) else ():
        yield Flaw("odd-page-box", name, f"page {page} has no bleed of 3 mm around its trim box", (Spot(page),))
    for page in within.odd_boxes:
        yield Flaw("odd-page-box", name, f"page {page} has another size than the first, or boxes that do not enclose each other")
    foreign = RGB if name.endswith(PRESS) else CMYK
    for page, found in enumerate(within.colours, 1):
        if foreign in found:
            yield Flaw("colour-of-other-edition", name, f"page {page} has colours in {foreign}", (Spot(page),))


def beyond_page(name: str, pages: tuple[Sheet, ...]) -> Iterator[Flaw]:
    """Text that runs over an edge."""
    for page in pages:
        out = tuple(page.spot(run) for run in page.beyond())
        if out:
            yield Flaw("text-beyond-page", name, f"text runs over the edge of page {page.leaf.number}", out)


def stub_page(name: str, pages: tuple[Sheet, ...], limit: int) -> Iterator[Flaw]:
    """A last page of few lines, head and folio not counted."""
    if len(pages) > 1 and (lines := pages[-1].lines()) and len(lines) - 2 <= limit:
        message = f"the last page has {max(len(lines) - 2, 1)} lines only (limit {limit})"
        yield Flaw("stub-page", name, message, tuple(pages[-1].spot(line) for line in lines))
