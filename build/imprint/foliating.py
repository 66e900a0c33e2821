"""Builds articles with the pages of their issues: counted where nobody knows them, built again where they came out longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    known = _remembered(inside, make.cache) | known
    return known | measured(make.count([one for one in inside if one.slug not in known]), {})


def _remembered(sources: Iterable[Sources], cache: Cache) -> dict[str, Measure]:
    """What articles took when they were built last: a guess, which building them proves."""
    keys = {one.slug: _key(one) for one in sources}
    kept = cache.get_all(keys.values())
    return {slug: found for slug, key in keys.items() if (found := _measure(kept.get(key)))}


def _measure(kept: bytes | None) -> Measure | None:
    try:
        count, first = unpack(kept or b"")
        return Measure(count, first)
    except (TypeError, ValueError):
        return None


def _note(sources: tuple[Sources, ...], measures: dict[str, Measure], cache: Cache) -> None:
    fresh = [one for one in sources if measures.get(one.slug)]
    before = _remembered(fresh, cache)
    cache.put_all(
        {_key(one): pack((found.count, found.first)) for one in fresh if (found := measures[one.slug]) != before.get(one.slug)}
    )


def _key(sources: Sources) -> str:
    return digest("measure", sources.manuscript.path, sources.slug)

