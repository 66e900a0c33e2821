"""What was built before is not built again: articles by the digests of exactly what went into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .cache import Cache
from .making import Parts, differences, digest, parts_of
from .model.diagnostic import Diagnostic, Diagnostics, Related, in_order
from .model.packing import pack, unpack
from .model.place import Place
from .model.stages import Sources
from .pipeline import Built, Job

# Findings that may be gone on another day.
_OF_THE_DAY = frozenset(("access-date-in-future",))


@dataclass(frozen=True, slots=True)
class Order:
    """An article to build, or built before; why it is built in words, and by which key it is remembered."""

    job: Job
    key: str
    parts: Parts
    built: Built | None
    why: str


def order_of(job: Job, cache: Cache) -> Order:
    """What there is to do for an article."""
    parts = parts_of(job)
    key = digest("article", parts)
    built = _recalled(job, cache.get(key))
    return Order(job, key, parts, built, "" if built else _why(job, parts, cache))


def remember(order: Order, built: Built, cache: Cache) -> None:
    """Put an article by; not one that was stopped, which may do better on another day."""
    if built.stopped:
        return
    dated = any(one.rule in _OF_THE_DAY for one in built.said)
    value = (order.job.sources.today, dated, built.artefacts, built.edition, built.said, built.log, built.papers)
    cache.put(order.key, pack(value))
    cache.put(_notes_on(order.job), pack(order.parts))


def _recalled(job: Job, kept: bytes | None) -> Built | None:
    try:
        day, dated, *rest = unpack(kept or b"")
    except ValueError:
        return None
    return Built(job.sources.slug, *rest) if day == job.sources.today or (not dated and day < job.sources.today) else None


def _why(job: Job, parts: Parts, cache: Cache) -> str:
    try:
        before: Parts = unpack(cache.get(_notes_on(job)) or b"")
    except ValueError:
        return "it was not built before"
    return differences(before, parts) or "what was built before is gone"


def _notes_on(job: Job) -> str:
    return digest("parts", job.sources.manuscript.path, job.sources.slug)


# ---------------------------------------------------------------- places


def relocated(said: Diagnostics, sources: Sources) -> Diagnostics:
    """Findings in parts of libraries at the lines where these stand in the libraries themselves."""
    lines = {one.path: one.lines for one in (*sources.files, *sources.shared) if one.lines}
    return in_order(_moved(one, lines) for one in said) if lines else said


def _moved(found: Diagnostic, lines: Mapping[str, tuple[int, ...]]) -> Diagnostic:
    related = tuple(Related(_place(one.place, lines), one.message) for one in found.related)
    fixes = tuple(replace(one, place=_place(one.place, lines)) for one in found.fixes)
    return replace(found, place=_place(found.place, lines), related=related, fixes=fixes)


def _place(place: Place, lines: Mapping[str, tuple[int, ...]]) -> Place:
    numbers = lines.get(place.path)
    if not numbers:
        return place
    start, end = (numbers[min(line, len(numbers)) - 1] for line in (place.line, place.end_line))
    return replace(place, line=start, end_line=end)
