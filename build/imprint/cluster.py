"""Hands articles to the workers of a Dask cluster; what they make comes back through the shared cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from .cluster_worker import Task, build
from .making import station
from .model.packing import unpack
from .parcels import Missing, Sender, opened
from .pipeline import Built
from .remembering import Order, order_of
from .workers import stopped

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 3  # articles handed over for each thread of the cluster: one in work, the others on the way
SECONDS = 30  # to find the scheduler, and to find a worker


class Unreachable(Exception):
    """The cluster cannot be used: the reason and the remedy in words."""


def carried_out(
    orders: list[Order], scheduler: str, where: str, make: Callable[[Task], bytes] = build
) -> Iterator[tuple[Order, Built]]:
    """Build on the workers of a scheduler, as they are ready; where is the cache that they share. Raises Unreachable.

    Only names travel through the scheduler, and no more than AHEAD of them for each thread, however many articles
    there are. A worker that is lost loses nothing: its articles go to another one.
    """
    if not orders:
        return
    sender = Sender(opened(where))
    with _client(scheduler) as client:
        waiting: dict[Future, Order] = {}
        for order in orders:
            while len(waiting) >= AHEAD * _threads(client):
                yield from _ready(waiting, where)
            task = Task(sender.send(order.job), order.key, where, station())
            waiting[client.submit(make, task, pure=False)] = order
        while waiting:
            yield from _ready(waiting, where)


def _client(scheduler: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise Unreachable("--scheduler needs the package distributed: pip install 'imprint[cluster]'") from None
    try:
        client = Client(scheduler, timeout=SECONDS)
        client.wait_for_workers(1, timeout=SECONDS)
    except (OSError, ValueError, TimeoutError) as fault:
        reason = "it has no workers" if isinstance(fault, TimeoutError) else str(fault)
        raise Unreachable(f"there is no cluster at {scheduler}: {reason}; see docs/cluster.md") from None
    return client


def _threads(client: Any) -> int:
    return max(1, sum(map(int, client.nthreads().values())))


def _ready(waiting: dict[Future, Order], where: str) -> Iterator[tuple[Order, Built]]:
    """The articles that are ready by now; at least one."""
    from distributed import wait

    for future in wait(list(waiting), return_when="FIRST_COMPLETED").done:
        yield _result(future, waiting.pop(future), where)
        future.release()


def _result(future: Future, order: Order, where: str) -> tuple[Order, Built]:
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError

    try:
        said = future.result()
    except (KilledWorker, FutureCancelledError) as fault:
        reason = "it ended its workers, one after the other" if isinstance(fault, KilledWorker) else "the cluster ended"
        return order, stopped(order.job, reason)
    except Missing:
        raise Unreachable(f"workers find nothing in the cache {where}: name one that all of them share, by --cache") from None
    except OSError as fault:
        raise Unreachable(f"a worker cannot build: {fault}") from None
    if said:
        return order, Built(order.job.sources.slug, (), None, unpack(said), stopped=True)
    built = order_of(order.job, opened(where)).built
    if built is None:
        raise Unreachable(f"the cache {where} does not have what workers put there: name one that all share, by --cache")
    return order, built
