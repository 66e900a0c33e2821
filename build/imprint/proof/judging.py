"""What proof judges each finished file by: its words, its notes, its links, its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..model.edition import Edition
from ..model.proof import Flaw, Seen
from ..model.stages import Artefact, Copy
from . import markup
from .digest import digest_of
from .letters import letters
from .lost import Texts, lost
from .office import office
from .pages import Sheet, sheets
from .structure import Objects, Placed, objects
from .wanted import edition_runs, manuscript_runs, note_runs

_SHOWN = 90  # letters of lost words that a message shows
_COLUMN = 20.0  # points between two notes that stand in different columns


@dataclass(frozen=True, slots=True)
class Wanted:
    """What every output must hold: runs of words, and the notes in order.

    Referees may get less: an anonymous edition leaves out all that names the authors.
    """

    manuscript: tuple[str, ...]
    runs: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]  # identifier, marker
    printed: tuple[str, ...]  # the runs of the notes in print
    shown: tuple[str, ...]  # and on screens
    stub: int = 4  # lines on a last page that are too few, head and folio not counted


def wanted(copy: Copy, edition: Edition) -> Wanted:
    """What an edition's outputs must hold; the edition is the one that was set, its identifiers settled."""
    manuscript = manuscript_runs(copy)
    runs = (*manuscript, *edition_runs(edition))
    printed = tuple(run for note in edition.notes for run in note_runs(note, True))
    shown = tuple(run for note in edition.notes for run in note_runs(note, False))
    called = tuple((note.id, note.label) for note in edition.notes)
    return Wanted(manuscript, runs, called, printed, shown, edition.journal.proof.stub_page)


Say = Callable[[str, str], Flaw]


def judge_pdf(
    artefact: Artefact, want: Wanted, log: tuple[str, ...], layout: tuple[Flaw, ...], pictures: bool
) -> Seen:
    """A PDF: all words, notes behind their calls, links that lead somewhere, fonts inside, pages as they should be."""
    try:
        pages, within = sheets(artefact.data, pictures), objects(artefact.data)
    except ValueError as fault:
        return _seen(artefact, (), (), (Flaw("output-not-readable", artefact.name, f"the PDF cannot be read: {fault}"),))
    texts = tuple(letters(page.text) for page in pages)
    for_referees, without_links = artefact.name.endswith(".review.pdf"), artefact.name.endswith(".press.pdf")
    flaws = (
        *_lost(artefact.name, want.manuscript if for_referees else (*want.runs, *want.printed), texts),
        *(() if without_links else _notes_of_pages(artefact.name, want, within)),
        *_objects(artefact.name, within),
        *_pages(artefact.name, pages, want.stub),
        *layout,
        *(Flaw("setter-remark", artefact.name, f"the setter says: {line}") for line in dict.fromkeys(log)),
    )
    called = {way.name for way in within.ways}
    counts = (("pages", len(pages)), ("notes", sum(name in called for name, _ in want.notes)), ("links", len(within.ways)))
    return _seen(artefact, counts, tuple(page.leaf for page in pages), flaws)


def judge_markup(artefact: Artefact, want: Wanted, files: frozenset[str]) -> Seen:
    """EPUB, page or JATS: well-formed, all words, notes in order, links that lead somewhere; files are its neighbours."""
    found = markup.sheets(artefact)
    files = markup.files_of(artefact) if artefact.media_type == markup.EPUB else files
    broken = tuple(
        Flaw("output-not-readable", artefact.name, f"{sheet.name} is not well-formed: {sheet.fault}")
        for sheet in found
        if sheet.fault
    )
    if broken:
        return _seen(artefact, (), (), broken)
    called = tuple(dict.fromkeys(markup.calls(found)))
    notes = want.printed if artefact.media_type == markup.JATS else want.shown
    flaws = (
        *_lost(artefact.name, (*want.runs, *notes), (markup.words(found),)),
        *_notes_in_order(artefact.name, want, called),
        *(Flaw("duplicate-identifier", artefact.name, f"the identifier {name} is there twice") for name in markup.twice(found)),
        *(Flaw("link-without-target", artefact.name, f"the link {target} leads nowhere") for target in markup.dead(found, files)),
    )
    return _seen(artefact, (("documents", len(found)), ("notes", len(called))), (), flaws)


def judge_office(artefact: Artefact, want: Wanted) -> Seen:
    """A Word file: well-formed, all words, as many notes called as there are and each there, links that lead somewhere."""
    found, name = office(artefact), artefact.name
    if found.faults:
        return _seen(artefact, (), (), tuple(Flaw("output-not-readable", name, fault) for fault in found.faults))
    missing = len(want.notes) - len(set(found.called))
    astray = [one for one in found.called if one not in found.there]
    flaws = (
        *_lost(name, (*want.runs, *want.printed), (found.words,)),
        *((Flaw("note-lost", name, f"{missing} of {len(want.notes)} notes are called by nothing"),) if missing > 0 else ()),
        *(Flaw("note-lost", name, f"the call of {kind} {at} leads nowhere") for kind, at in astray),
        *(Flaw("link-without-target", name, f"the link {target} leads nowhere") for target in found.dead),
    )
    return _seen(artefact, (("notes", len(found.called)),), (), flaws)


def _seen(artefact: Artefact, counts: tuple[tuple[str, int], ...], leaves: tuple, flaws: tuple[Flaw, ...]) -> Seen:  # type: ignore[type-arg]
    size, digest = len(artefact.data), digest_of(artefact.data)
    return Seen(artefact.name, artefact.media_type, size, digest, counts, leaves, tuple(dict.fromkeys(flaws)))


def _lost(name: str, runs: tuple[str, ...], texts: Texts) -> Iterator[Flaw]:
    for stretch in lost(dict.fromkeys(runs), texts):
        shown = stretch if len(stretch) <= _SHOWN else stretch[:_SHOWN] + "…"
        yield Flaw("words-lost", name, f"these words are not there, or not where they belong: {shown}")


# ---------------------------------------------------------------- notes


def _notes_in_order(name: str, want: Wanted, called: tuple[str, ...]) -> Iterator[Flaw]:
    """Each note of the edition is called, in the edition's order."""
    labels = dict(want.notes)
    for note, label in want.notes:
        if note not in called:
            yield Flaw("note-lost", name, f"nothing calls note {label}")
    at = {note: place for place, (note, _) in enumerate(want.notes)}
    for before, after in pairwise(note for note in called if note in labels):
        if at[after] < at[before]:
            yield Flaw("note-lost", name, f"note {labels[before]} is called before note {labels[after]}")


def _notes_of_pages(name: str, want: Wanted, within: Objects) -> Iterator[Flaw]:
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


def _objects(name: str, within: Objects) -> Iterator[Flaw]:
    for way in within.ways:
        if not way.target:
            where = way.name or "a page that is not there"
            yield Flaw("link-without-target", name, f"a link on page {way.page} leads nowhere: {where}")
    for font in within.loose_fonts:
        yield Flaw("font-not-embedded", name, f"the font {font} is not in the file")
    for page in within.odd_boxes:
        yield Flaw("odd-page-box", name, f"page {page} has another size than the first, or boxes that do not enclose each other")


def _pages(name: str, pages: tuple[Sheet, ...], stub: int) -> Iterator[Flaw]:
    for page in pages:
        out = tuple(page.spot(run) for run in page.beyond())
        if out:
            yield Flaw("text-beyond-page", name, f"text runs over the edge of page {page.leaf.number}", out)
    if len(pages) > 1 and (lines := pages[-1].lines()) and len(lines) - 2 <= stub:
        message = f"the last page has {max(len(lines) - 2, 1)} lines only (limit {stub})"
        yield Flaw("stub-page", name, message, tuple(pages[-1].spot(line) for line in lines))
