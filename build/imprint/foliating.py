"""Builds articles with the pages of their issues: counted where nobody knows them, built again where they came out longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .cache import Cache
from .making import digest
from .model.diagnostic import Diagnostics
from .model.packing import pack, unpack
from .model.paging import Measure
from .model.stages import Sources
from .paginating import UNPAGED, Ledger, measured, placed, spoken
from .pipeline import Built
from .workspace import Gathered

Make = Callable[[Sequence[Sources]], Iterator[Built]]
_ROUNDS = 4  # an article's own page numbers could, at the worst, change its length


@dataclass(frozen=True, slots=True)
class Makers:
    """What builds articles, what only counts their pages, and what remembers; paged says that building counts them too."""

    build: Make
    count: Make
    cache: Cache
    paged: bool


@dataclass(frozen=True, slots=True)
class Paged:
    """What the articles of a journal's issues take, by their slugs, and what is said of it."""

    measures: tuple[tuple[str, Measure], ...]
    said: Diagnostics


def build_in_issues(gathered: Gathered, sources: tuple[Sources, ...], make: Makers) -> Paged:
    """Build articles with their pages: the fixed ones, and in a whole journal those that its open issues give.

    An article is built again where an earlier one came out longer or shorter than it was remembered.
    """
    ledger = gathered.journal.ledger if gathered.journal else UNPAGED
    pages = {one.slug: one.pages for one in sources}
    measures = _expected(ledger, sources, make) if gathered.whole else {}
    waiting = sources
    for _ in range(_ROUNDS):
        pages = ledger.pages(measures) if gathered.whole else pages
        measures |= measured(make.build(placed(waiting, pages)), pages)
        right = ledger.pages(measures) if gathered.whole else pages
        waiting = tuple(one for one in sources if right.get(one.slug) != pages.get(one.slug))
        if not waiting:
            break
    _note(sources, measures, make.cache)
    known = frozenset(one.slug for one in sources) if gathered.whole else None
    today = max((one.today for one in sources), default="")
    return Paged(tuple(sorted(measures.items())), tuple(spoken(ledger, measures, known, today)))


def _expected(ledger: Ledger, sources: tuple[Sources, ...], make: Makers) -> dict[str, Measure]:
    """How many pages the articles of issues will take: as fixed, as remembered, else counted."""
    listed = frozenset(slug for issue in ledger.issues for slug in issue.articles)
    inside = [one for one in sources if one.slug in listed]
    if not make.paged:
        return measured(make.count(placed(inside, {})), {})
    known = {one.slug: Measure(one.pages.count) for one in inside if one.pages}
    known |= {one.slug: found for one in inside if one.slug not in known and (found := _remembered(one, make.cache))}
    return known | measured(make.count([one for one in inside if one.slug not in known]), {})


def _remembered(sources: Sources, cache: Cache) -> Measure | None:
    """What an article took when it was built last: a guess, which building it proves."""
    try:
        count, first = unpack(cache.get(_key(sources)) or b"")
        return Measure(count, first)
    except (TypeError, ValueError):
        return None


def _note(sources: tuple[Sources, ...], measures: dict[str, Measure], cache: Cache) -> None:
    for one in sources:
        found = measures.get(one.slug)
        if found and found != _remembered(one, cache):
            cache.put(_key(one), pack((found.count, found.first)))


def _key(sources: Sources) -> str:
    return digest("measure", sources.manuscript.path, sources.slug)

