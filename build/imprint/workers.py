"""Warm workers: each in its cage for life; one that is killed or hangs costs one article, with a finding."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from concurrent.futures import TimeoutError as LateError
from contextlib import contextmanager
from typing import Protocol, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from .engine import cell, scratch
from .model.diagnostic import Diagnostic, Severity
from .model.place import Place
from .pipeline import Built, Job, produce

SECONDS = 3 * cell.SECONDS  # by the clock, for one article
_AHEAD = 2  # articles handed to each worker beforehand


class Task(Protocol):
    """What can be worked on: it says into which formats."""

    @property
    def formats(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Task)
Made = TypeVar("Made")


def produce_all(jobs: Sequence[Job], workers: int = 0, work: Callable[[Job], Built] = produce) -> Iterator[Built]:
    """Work on many articles, as many at once as there are cores; results come as they are ready.

    One article, too, is worked on in a caged process of its own.
    """
    if any(b"$" in job.sources.manuscript.data and "pdf" in job.formats for job in jobs):
        from .render import formula

        formula.ziamath_ready()  # once for all workers
    return work_all(jobs, work, stopped, workers)


def work_all(
    jobs: Sequence[T], work: Callable[[T], Made], stopped: Callable[[T, str], Made], workers: int = 0
) -> Iterator[Made]:
    """Work on many jobs of any kind; stopped says what comes of a job that came to nothing, and why."""
    count = min(len(jobs), workers or len(os.sched_getaffinity(0)))
    if not jobs:
        return
    _warm(jobs)
    with scratch.scratch() as home, _pool(count, home) as pool:
        waiting: dict[ProcessFuture[Made], T] = {}
        for job in jobs:
            if len(waiting) >= _AHEAD * count:
                yield from _ready(waiting, stopped)
            waiting[pool.schedule(granted, args=(work, job), timeout=SECONDS)] = job
        while waiting:
            yield from _ready(waiting, stopped)


@contextmanager
def _pool(count: int, home: str) -> Iterator[ProcessPool]:
    """Workers, forked: what is imported here is imported once for all. Whoever stops asking for results ends them at once."""
    context = multiprocessing.get_context("fork")
    with ProcessPool(count, context=context, initializer=settle, initargs=(home,)) as pool:
        try:
            yield pool
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _ready(waiting: dict[ProcessFuture[Made], T], stopped: Callable[[T, str], Made]) -> Iterator[Made]:
    ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in ready:
        yield result(future, waiting.pop(future), stopped)  # type: ignore[arg-type,call-overload]


def result(future: ProcessFuture[Made], job: T, stopped: Callable[[T, str], Made]) -> Made:
    """What a worker made of a job; where it was stopped, the finding that says so."""
    try:
        made: Made = future.result()
        return made
    except (ProcessExpired, CancelledError) as fault:
        return stopped(job, f"the worker that built it was stopped ({_why(fault)})")
    except LateError:
        return stopped(job, f"it took longer than {SECONDS} s")
    except MemoryError:
        return stopped(job, f"it needed more than {cell.LIMITS.memory // 2**20:,} MB of memory")
    except RecursionError:
        return stopped(job, "its elements are nested too deep")


def _why(fault: BaseException) -> str:
    code = getattr(fault, "exitcode", None)
    return f"signal {-code}" if isinstance(code, int) and code < 0 else f"exit status {code}"


def stopped(job: Job, reason: str) -> Built:
    """A job that came to nothing by no word of the manuscript's."""
    hint = "look for a table, list, picture or formula far larger than the others, and part it or leave it out"
    place = Place(job.sources.manuscript.path)
    found = Diagnostic("over-limit", Severity.ERROR, place, f"this article is not built: {reason}", hint)
    return Built(job.sources.slug, (), None, (found,), stopped=True)


def _warm(jobs: Sequence[Task]) -> None:
    """Import what the workers will need, and look at the fonts once."""
    from . import check, compose, number, read, render  # noqa: F401
    from .fonts_installed import book_fonts

    formats = {format for job in jobs for format in job.formats}
    if formats - {"epub", "html", "jats", "docx"}:
        from .render import pdf  # noqa: F401
    if "epub" in formats:
        from .render import epub  # noqa: F401
        from .render.fonts import book_families

        for design in {job.design for job in jobs if isinstance(job, Job)}:
            book_fonts(book_families(design.stylesheets))
    if "docx" in formats:
        from .render import docx  # noqa: F401
    if formats & {"html", "jats"}:
        from .render import jats, page  # noqa: F401
    gc.freeze()  # what is there stays: neither collected nor copied by looking at it


def settle(home: str) -> None:
    """A worker's first act."""
    cell.enter(home)
    gc.set_threshold(100_000, 20, 50)  # an article makes and drops many small things; most hold no circle


def granted(work: Callable[[T], Made], job: T) -> Made:
    """Work on a job in its own time."""
    cell.grant()
    return work(job)
