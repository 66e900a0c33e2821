"""What proof judges each finished file by: its words, its notes, its links, its pages."""

from __future__ import annotations

from dataclasses import asdict

from ..model.edition import Edition
from ..model.proof import Flaw, Seen
from ..model.stages import Artefact
from . import markup
from .digest import digest_of
from .faults import (
    PRESS,
    beyond_page,
    notes_called,
    notes_printed,
    object_faults,
    stub_page,
    words_lost,
    words_not_composed,
)
from .office import office
from .pages import sheets
from .structure import objects
from .twofold import printed
from .wanted import Wanted


def terms(edition: Edition) -> tuple[tuple[str, float], ...]:
    """What the journal lets pass, as proof's papers name it."""
    return tuple((name.replace("_", "-"), value) for name, value in asdict(edition.journal.proof).items())


def judge_pdf(
    artefact: Artefact, want: Wanted, log: tuple[str, ...], layout: tuple[Flaw, ...], pictures: bool
) -> Seen:
    """A PDF: all words, notes behind their calls, links that lead somewhere, fonts inside, pages as they should be."""
    try:
        pages, within = sheets(artefact.data, pictures), objects(artefact.data)
    except ValueError as fault:
        return seen(artefact, (), (), (Flaw("output-not-readable", artefact.name, f"the PDF cannot be read: {fault}"),))
    for_referees, without_links = artefact.name.endswith(".review.pdf"), artefact.name.endswith(PRESS)
    written = " ".join(page.text for page in pages)
    strands = (*want.paged, *printed(want, written), *(() if for_referees else want.face))
    flaws = (
        *words_not_composed(artefact.name, want),
        *words_lost(artefact.name, strands, written, lines=True),
        *(() if without_links else notes_printed(artefact.name, want, within)),
        *object_faults(artefact.name, within),
        *beyond_page(artefact.name, pages),
        *stub_page(artefact.name, pages, want.stub),
        *layout,
        *(Flaw("setter-remark", artefact.name, f"the setter says: {line}") for line in dict.fromkeys(log)),
    )
    called = {way.name for way in within.ways}
    counts = (("pages", len(pages)), ("notes", sum(name in called for name, _ in want.notes)), ("links", len(within.ways)))
    return seen(artefact, counts, tuple(page.leaf for page in pages), flaws)


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
        return seen(artefact, (), (), broken)
    called = tuple(dict.fromkeys(markup.calls(found)))
    data = artefact.media_type == markup.JATS  # what readers are told of the article is not text there
    strands = (*want.parted, *want.printed) if data else (*want.flowing, *want.shown, *want.face)
    flaws = (
        *words_not_composed(artefact.name, want),
        *words_lost(artefact.name, strands, markup.written(found)),
        *notes_called(artefact.name, want, called),
        *(Flaw("duplicate-identifier", artefact.name, f"the identifier {name} is there twice") for name in markup.twice(found)),
        *(Flaw("link-without-target", artefact.name, f"the link {target} leads nowhere") for target in markup.dead(found, files)),
    )
    return seen(artefact, (("documents", len(found)), ("notes", len(called))), (), flaws)


def judge_office(artefact: Artefact, want: Wanted) -> Seen:
    """A Word file: well-formed, all words, as many notes called as there are and each there, links that lead somewhere."""
    found, name = office(artefact), artefact.name
    if found.faults:
        return seen(artefact, (), (), tuple(Flaw("output-not-readable", name, fault) for fault in found.faults))
    missing = len(want.notes) - len(set(found.called))
    astray = [one for one in found.called if one not in found.there]
    flaws = (
        *words_not_composed(name, want),
        *words_lost(name, (*want.uncalled, *want.printed), found.written),
        *((Flaw("note-lost", name, f"{missing} of {len(want.notes)} notes are called by nothing"),) if missing > 0 else ()),
        *(Flaw("note-lost", name, f"the call of {kind} {at} leads nowhere") for kind, at in astray),
        *(Flaw("link-without-target", name, f"the link {target} leads nowhere") for target in found.dead),
    )
    return seen(artefact, (("notes", len(found.called)),), (), flaws)


def seen(artefact: Artefact, counts: tuple[tuple[str, int], ...], leaves: tuple, flaws: tuple[Flaw, ...]) -> Seen:  # type: ignore[type-arg]
    size, digest = len(artefact.data), digest_of(artefact.data)
    return Seen(artefact.name, artefact.media_type, size, digest, counts, leaves, tuple(dict.fromkeys(flaws)))
