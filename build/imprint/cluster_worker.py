"""What a worker of a cluster does: a job out of the shared cache, built in a caged process, put back by its key."""

from __future__ import annotations

import atexit
import multiprocessing
import os
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache

from pebble import ProcessPool

from .engine import scratch
from .making import station
from .model.packing import pack
from .parcels import opened, received
from .pipeline import Built, Job, produce
from .remembering import order_of, remember
from .workers import SECONDS, granted, result, settle, stopped


@dataclass(frozen=True, slots=True)
class Task:
    """What travels: the parcel of the job, the key by which what is made is remembered, the cache, and who asks."""

    parcel: str
    key: str
    where: str
    station: str


def build(task: Task) -> bytes:
    """Build and remember; b"", or what was said where the article was stopped, which is not remembered.

    Raises OSError where this worker would make something else of it than who asks: the key would then lie.
    """
    if task.station != station():
        raise OSError("its imprint, tools or fonts are others than here: start all workers from the same installation")
    store = opened(task.where)
    order = order_of(received(task.parcel, task.where), store)
    if order.key != task.key:
        raise OSError("it received something else than was sent")
    if order.built:
        return b""  # made already, by a worker that was lost before it could say so
    built = _caged(order.job)
    if built.stopped:
        return pack(built.said)
    remember(order, built, store)
    return b""


def _caged(job: Job) -> Built:
    built: Built = result(_pool().schedule(granted, args=(produce, job), timeout=SECONDS), job, stopped)
    return built


@cache
def _pool() -> ProcessPool:
    """The caged processes of this worker, as many as it has threads, for as long as it lives."""
    leaving = ExitStack()
    atexit.register(leaving.close)
    scratch.sweep()
    home = leaving.enter_context(scratch.scratch())
    # Spawned: a worker of Dask's has threads, and these may hold locks that a fork would copy.
    context = multiprocessing.get_context("spawn")
    return leaving.enter_context(ProcessPool(_threads(), context=context, initializer=settle, initargs=(home,)))


def _threads() -> int:
    from distributed import get_worker

    try:
        return int(get_worker().state.nthreads)
    except ValueError:
        return len(os.sched_getaffinity(0))
