"""What a press does: an article checked, composed, and set page by page; each result is sent as soon as it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..designing import located
from ..model.diagnostic import Diagnostics, Severity, in_order
from ..model.edition import Edition
from ..model.stages import Artefact, Sources
from ..pipeline import Job, check_one, edit, printing, produce
from .excerpts import shown

KEPT = 8  # articles whose layout a press remembers


@dataclass(frozen=True, slots=True)
class Order:
    """What to make of a job: "check" (findings), "proof" (findings, text, pages), "files" (its formats) or "settle".

    To settle is to set the article that this press has set last once more, as a build sets it: that may be dropped.
    known says that the pages sent before are still there, so that only those that changed need to be sent.
    """

    kind: str
    job: Job
    known: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """What was said, as plain values; refused says that an error stopped the article."""

    found: tuple[dict[str, Any], ...]
    refused: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The article's web page with what it shows, and its title."""

    title: str
    language: str
    artefacts: tuple[Artefact, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a picture (PNG), its size in pixels; None where it is the same as before."""

    index: int
    picture: bytes | None = None
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """All pages are there: so many."""

    pages: int


@dataclass(frozen=True, slots=True)
class Settled:
    """All pages are there, and are those of a build: so many."""

    pages: int


@dataclass(frozen=True, slots=True)
class Files:
    """The artefacts that were ordered."""

    artefacts: tuple[Artefact, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """The press could not do it, through no fault of the manuscript's: the reason in words."""

    reason: str


Event = Findings | Text | Sheet | Finished | Settled | Files | Fault


def fulfil(order: Order) -> Iterator[Event]:
    """Do what is ordered."""
    job = order.job
    match order.kind:
        case "check":
            outcome = check_one(job.sources)
            yield _findings(outcome.said, job.sources)
        case "files":
            built = produce(job)
            yield _findings(built.said, job.sources)
            yield Files(built.artefacts)
        case "settle":
            yield from _settled(job, order.known)
        case _:
            yield from _proof(job, order.known)


def _proof(job: Job, known: bool) -> Iterator[Event]:
    from ..render.templates import Unusable

    outcome = edit(job.sources)
    yield _findings(outcome.said, job.sources)
    if outcome.value is None:
        return
    try:
        yield from _shown(outcome.value, job, known)
    except Unusable as fault:
        sources = job.sources
        yield _findings((*outcome.said, *located((fault.found,), sources.shared, sources.journal.design)), sources)


def _shown(edition: Edition, job: Job, known: bool) -> Iterator[Event]:
    """The article's text, then its pages. Raises Unusable for a template."""
    from ..render import render
    from ..render.templates import Templates
    from .sheets import picture_of

    templates = Templates(job.design.templates + job.design.stylesheets)
    (made,) = render(edition, ("html",), templates, (), (), job.folders)
    yield Text(_title(edition), edition.language, made.artefacts)
    article = _kept(job.sources.slug, known)
    pages = 0
    for leaf in article.galley.pages(edition, templates, printing(job.design.stylesheets)):
        pages = leaf.index + 1
        sheet = Sheet(leaf.index, *picture_of(leaf.pdf)) if leaf.pdf else None
        if sheet is None or sheet == article.shown.get(leaf.index):
            yield Sheet(leaf.index)
        else:
            article.shown[leaf.index] = sheet
            yield sheet
    yield Finished(pages)


def _settled(job: Job, known: bool) -> Iterator[Event]:
    """The pages that are not as they are shown, all at once. Raises Dropped before there is any, or not at all."""
    from .sheets import picture_of

    if not known or job.sources.slug not in _articles:
        _articles.pop(job.sources.slug, None)
        yield from _proof(job, False)
    article = _articles.get(job.sources.slug)
    if article is None:
        return
    settled = article.galley.settled()
    made = {leaf.index: Sheet(leaf.index, *picture_of(leaf.pdf)) for leaf in settled.leaves}
    article.galley.begin_from(settled)
    changed = [sheet for index, sheet in made.items() if article.shown.get(index) != sheet]
    article.shown = made
    yield from changed
    yield Settled(len(made))


@dataclass
class _Kept:
    """An article that was set: its galley, and the pages as they are shown."""

    galley: Any
    shown: dict[int, Sheet] = field(default_factory=dict)


_articles: dict[str, _Kept] = {}  # by slug, the one used last at the end


def _kept(slug: str, known: bool) -> _Kept:
    from ..render.galley import Galley

    article = _articles.pop(slug, None) if known else None
    article = _articles[slug] = article or _Kept(Galley())
    while len(_articles) > KEPT:
        del _articles[next(iter(_articles))]
    return article


def _title(edition: Edition) -> str:
    from ..model.text import plain

    return plain(edition.title) or edition.slug


def _findings(said: Diagnostics, sources: Sources) -> Findings:
    found = in_order(said)
    return Findings(tuple(shown(found, sources)), any(one.severity is Severity.ERROR for one in found))
