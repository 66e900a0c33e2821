"""What was built before is not built again: articles by the digests of exactly what went into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from .cache import Cache
from .making import Parts, contents_of, differences, digest, looks_of
from .model.diagnostic import Diagnostic, Diagnostics, Related, in_order
from .model.packing import pack, unpack
from .model.place import Place
from .model.stages import Rendered, Sources
from .pipeline import COUNTING, Built, Job
from .render import apart, joined

_AT_ONCE = 32  # articles asked for: what is remembered of them is held
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
    """What there is to do for an article: all of it, only some of its formats, or nothing."""
    (order,) = orders_of((job,), cache)
    return order


def orders_of(jobs: Iterable[Job], cache: Cache) -> Iterator[Order]:
    """What there is to do for articles; a cache far away is asked for several of them at once."""
    asked = map(_asked, jobs)
    while some := tuple(islice(asked, _AT_ONCE)):
        found = cache.get_all(key for one in some for key in (one.key, *one.groups))
        orders = [_known(one, found) for one in some]
        notes = cache.get_all(_notes_on(one.job) for one in orders if not one.built)
        yield from (one if one.built else replace(one, why=_why(one, notes.get(_notes_on(one.job)))) for one in orders)


@dataclass(frozen=True, slots=True)
class _Asked:
    """An article, and by which keys it and its formats are remembered."""

    job: Job
    key: str
    parts: Parts
    groups: tuple[str, ...]


def _asked(job: Job) -> _Asked:
    contents = contents_of(job.sources)
    parts = (*contents, *looks_of(job))
    return _Asked(job, digest("article", parts), parts, tuple(_key(job, contents, group) for group in apart(job.formats)))


def _known(asked: _Asked, found: Mapping[str, bytes]) -> Order:
    job, kept = asked.job, found.get(asked.key)
    made = tuple(one for group in asked.groups if (one := _rendered(found.get(group))))
    built = _recalled(job, kept, made) if len(made) == len(asked.groups) else _refused(job, kept)
    return Order(replace(job, made=made), asked.key, asked.parts, built, "")


def remember(order: Order, built: Built, cache: Cache) -> None:
    """Put an article by, its artefacts by formats; not one that was stopped, which may do better on another day."""
    if built.stopped:
        return
    contents = contents_of(order.job.sources)
    kept = {_key(order.job, contents, one.formats): pack(one) for one in built.made}
    dated = any(one.rule in _OF_THE_DAY for one in built.said)
    kept[order.key] = pack((order.job.sources.today, dated, built.edition, built.said, built.log, built.papers))
    cache.put_all({**kept, _notes_on(order.job): pack(order.parts)})


def _key(job: Job, contents: Parts, formats: tuple[str, ...]) -> str:
    """By which the artefacts of formats that are rendered together are remembered; a proof copy has the day's findings in it."""
    alone = replace(job, formats=tuple(sorted(formats)), proof="off", papers="")
    return digest("rendered", contents, looks_of(alone), job.sources.today if "proof" in formats else "")


def _rendered(kept: bytes | None) -> Rendered | None:
    try:
        found = unpack(kept or b"")
    except ValueError:
        return None
    return found if isinstance(found, Rendered) else None


def _recalled(job: Job, kept: bytes | None, made: tuple[Rendered, ...]) -> Built | None:
    """An article as it was built; nothing of its artefacts where it was refused."""
    try:
        day, dated, edition, said, log, papers = unpack(kept or b"")
    except ValueError:
        return None
    if day != job.sources.today and (dated or day > job.sources.today):
        return None
    whole = joined(job.sources.slug, made if edition else ())
    return Built(job.sources.slug, whole.artefacts, edition, said, log, papers, starts=whole.starts, flaws=whole.flaws)


def _refused(job: Job, kept: bytes | None) -> Built | None:
    built = _recalled(job, kept, ())
    return built if built and built.edition is None else None


def _why(order: Order, notes: bytes | None) -> str:
    try:
        before: Parts = unpack(notes or b"")
    except ValueError:
        return "it was not built before"
    there = ", ".join(format for one in order.job.made for format in one.formats)
    return (differences(before, order.parts) or "what was built before is gone") + (f"; {there} need nothing" if there else "")


def _notes_on(job: Job) -> str:
    return digest("parts", job.sources.manuscript.path, job.sources.slug, job.formats == COUNTING)


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
