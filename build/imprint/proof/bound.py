"""Proof of a whole issue: each article is whole in it, on its own pages or in its own folder, and the issue leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..model.issue import Bound, Leaves
from ..model.proof import Flaw, Proof, Seen
from ..model.stages import Artefact
from ..model.text import plain
from . import markup
from .faults import PRESS, beyond_page, notes_called, notes_printed, object_faults, words_lost
from .judging import seen, terms
from .pages import Sheet, sheets
from .structure import Objects, Placed, Way, objects
from .twofold import printed
from .wanted import Wanted, strands, wanted


@dataclass(frozen=True, slots=True)
class Part:
    """An article in the issue: what must be there of it, and how many pages of the file stand before it."""

    leaves: Leaves
    want: Wanted
    at: int = 0

    @property
    def slug(self) -> str:
        return self.leaves.edition.slug

    def said(self, flaws: Iterable[Flaw]) -> Iterator[Flaw]:
        """Flaws that say in which article they are."""
        yield from (replace(one, message=f"{self.slug}: {one.message}") for one in flaws)


def prove_issue(bound: Bound, artefacts: tuple[Artefact, ...]) -> Proof:
    """Judge an issue's files; the identifiers of its articles' editions are settled."""
    parts = tuple(Part(one, wanted(None, one.edition)) for one in bound.leaves)
    pdfs = (one for one in artefacts if one.media_type == "application/pdf")
    books = (one for one in artefacts if one.media_type == markup.EPUB)
    judged = (*(_volume(one, bound, parts) for one in pdfs), *(_book(one, bound, parts) for one in books))
    face = bound.face
    return Proof(face.slug, plain(face.title), face.language, face.digest, judged, terms(face))


# ---------------------------------------------------------------- the printed issue


def _volume(artefact: Artefact, bound: Bound, parts: tuple[Part, ...]) -> Seen:
    """A PDF: each article on the pages that it is cited by, its links where they led, the contents before it."""
    name = artefact.name
    try:
        pages, within = sheets(artefact.data, True), objects(artefact.data)
    except ValueError as fault:
        return seen(artefact, (), (), (Flaw("output-not-readable", name, f"the PDF cannot be read: {fault}"),))
    labels = [page.leaf.label for page in pages]
    there = [replace(one, at=labels.index(first)) for one in parts if (first := str(one.leaves.pages.first)) in labels]
    absent = (one for one in parts if str(one.leaves.pages.first) not in labels)
    flaws = (
        *(Flaw("words-lost", name, f"{one.slug}: there is no page {one.leaves.pages.first}") for one in absent),
        *(flaw for one in there for flaw in one.said(_article(name, one, pages, within))),
        *words_lost(name, tuple(_face(bound)), _written(_around(pages, there)), lines=True),
        *(() if name.endswith(PRESS) else _contents(name, there, within)),
        *object_faults(name, within),
        *beyond_page(name, pages),
        *(flaw for one in there for flaw in _set(name, one)),
    )
    counts = (("pages", len(pages)), ("articles", len(there)), ("notes", sum(len(one.want.notes) for one in there)),
              ("links", len(within.ways)))  # fmt: skip
    return seen(artefact, counts, tuple(page.leaf for page in pages), flaws)


def _article(name: str, part: Part, pages: tuple[Sheet, ...], within: Objects) -> Iterator[Flaw]:
    """An article's words on its pages, and on screens its notes and links as its own PDF has them."""
    own = pages[part.at : part.at + part.leaves.pages.count]
    written = _written(own)
    yield from words_lost(name, (*part.want.paged, *printed(part.want, written)), written, lines=True)
    if not name.endswith(PRESS):
        alone = _moved(objects(part.leaves.pdf("pdf")), part.at)
        yield from notes_printed(name, part.want, _named(within, alone, part))
        missing = {_goal(way) for way in alone.ways} - {_goal(way) for way in within.ways}
        for page, target, *_ in sorted(missing):
            yield Flaw("link-without-target", name, f"a link on page {page} does not lead to page {target}, as in the article")


def _moved(alone: Objects, by: int) -> Objects:
    """The objects of an article's own PDF, counted as the issue's pages are."""
    ways = tuple(replace(way, page=way.page + by, target=way.target + by) for way in alone.ways if way.target)
    places = tuple(replace(place, page=place.page + by) for place in alone.places if place.page)
    return replace(alone, ways=ways, places=places)


def _named(within: Objects, alone: Objects, part: Part) -> Objects:
    """The issue's links on an article's pages by the names of the article's own: binding keeps no names, but their points."""
    names: dict[tuple[int, float, float], list[Placed]] = {}
    for place in alone.places:
        names.setdefault((place.page, place.left, place.top), []).append(place)
    here = (way for way in within.ways if part.at < way.page <= part.at + part.leaves.pages.count)
    ways = tuple(
        replace(way, name=place.name) for way in here for place in names.get((way.target, way.left, way.top), ())
    )
    return replace(within, ways=ways, places=alone.places)


def _goal(way: Way) -> tuple[int, int, float, float]:
    return way.page, way.target, way.left, way.top


def _contents(name: str, parts: Iterable[Part], within: Objects) -> Iterator[Flaw]:
    """A link before the articles leads to the first page of each."""
    parts = tuple(parts)
    opening = min((part.at for part in parts), default=0)
    goals = {way.target for way in within.ways if way.page <= opening}
    for part in parts:
        if part.at + 1 not in goals:
            yield Flaw("link-without-target", name, f"{part.slug}: the contents do not lead to page {part.at + 1}")


def _around(pages: tuple[Sheet, ...], parts: Iterable[Part]) -> tuple[Sheet, ...]:
    """The pages that no article has."""
    taken = {number for part in parts for number in range(part.at, part.at + part.leaves.pages.count)}
    return tuple(page for number, page in enumerate(pages) if number not in taken)


def _written(pages: Iterable[Sheet]) -> str:
    return " ".join(page.text for page in pages)


def _set(name: str, part: Part) -> Iterator[Flaw]:
    """What the setter could not solve on the article's pages, where these stand in the issue."""
    for flaw in part.leaves.flaws:
        spots = tuple(replace(spot, page=spot.page + part.at) for spot in flaw.spots)
        message = flaw.message
        for spot in flaw.spots:
            message = message.removeprefix(f"page {spot.page}: ")
        yield Flaw(flaw.rule, name, f"{part.slug}: {message}", spots)


# ---------------------------------------------------------------- the EPUB


def _book(artefact: Artefact, bound: Bound, parts: tuple[Part, ...]) -> Seen:
    """An EPUB: each article in its folder with its notes in order, the issue's own documents around them."""
    name, found = artefact.name, markup.sheets(artefact)
    broken = tuple(Flaw("output-not-readable", name, f"{one.name} is not well-formed: {one.fault}") for one in found if one.fault)
    if broken:
        return seen(artefact, (), (), broken)
    folders = {part.slug: tuple(one for one in found if f"/{part.slug}/" in f"/{one.name}") for part in parts}
    taken = {one.name for each in folders.values() for one in each}
    own = tuple(one for one in found if one.name not in taken)
    flaws = (
        *(flaw for part in parts for flaw in part.said(_folder(name, part, folders[part.slug]))),
        *words_lost(name, tuple(_face(bound)), markup.written(own, contents=True)),
        *(Flaw("duplicate-identifier", name, f"the identifier {one} is there twice") for one in markup.twice(found)),
        *(Flaw("link-without-target", name, f"the link {one} leads nowhere")
          for one in markup.dead(found, markup.files_of(artefact))),
    )  # fmt: skip
    called = sum(len(dict.fromkeys(markup.calls(each))) for each in folders.values())
    counts = (("documents", len(found)), ("articles", sum(map(bool, folders.values()))), ("notes", called))
    return seen(artefact, counts, (), flaws)


def _folder(name: str, part: Part, found: tuple[markup.Sheet, ...]) -> Iterator[Flaw]:
    yield from words_lost(name, (*part.want.flowing, *part.want.shown), markup.written(found))
    yield from notes_called(name, part.want, tuple(dict.fromkeys(markup.calls(found))))


# ---------------------------------------------------------------- the issue's own words


def _face(bound: Bound) -> Iterator[str]:
    """The runs that the issue's own pages must hold: its journal, its editors, its contents, its contributors."""
    journal = bound.face.journal
    yield from (journal.title, journal.subtitle, journal.description, bound.face.short_title)
    yield from (editor.name for editor in bound.editors)
    for gathering in bound.gatherings:
        yield gathering.title
        for one in gathering.leaves:
            yield from (plain(one.edition.title), *(line.person.name.full for line in one.edition.byline))
    for each in bound.contributors:
        yield from (each.person.name.full, *strands(each.blocks))
