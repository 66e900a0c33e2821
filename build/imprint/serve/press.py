"""A press: a process that stays warm, takes one order after the other, and is replaced when it breaks or hangs."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator, Callable
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from ..engine import cell
from ..render.dropping import Dropped, droppable
from ..workers import settle
from .proofs import Event, Fault, Order, fulfil

SECONDS = 180  # of silence, after which a press is taken for hung
SETTLING = 3 * cell.SECONDS  # and where it settles, of which it says nothing before it has ended


class Press:
    """The side of the server. It does one order at a time: hold lock meanwhile."""

    def __init__(self, home: str) -> None:
        """Start it; home is a folder of the server's, in which the press has its own."""
        self._home = home
        self._order: Order | None = None
        self.lock = asyncio.Lock()
        self.run = 0  # how often it was started: what an earlier run remembered is gone
        self._number = 0  # of the order that it is at or was at last
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._dropped = context.RawValue("Q", 0)  # the number of an order that nobody wants any more
        given = (theirs, self._dropped, self._home)
        self._process = context.Process(target=_work, args=given, name="imprint press", daemon=True)
        self._process.start()
        theirs.close()
        self.run += 1

    def drop(self) -> None:
        """Have what it is at ended soon, if that is settling; it then says nothing of it."""
        self._dropped.value = self._number

    async def do(self, order: Order) -> AsyncIterator[Event]:
        """The events of an order, each as it comes."""
        self._order = order
        self._number += 1
        event = await asyncio.to_thread(self._next, order)
        while event is not None:
            yield event
            event = await asyncio.to_thread(self._next, None)

    def _next(self, order: Order | None) -> Event | None:
        """Hand over the order, if there is one, and wait for an event; None at the end."""
        try:
            if order is not None:
                self._pipe.send((self._number, order))
            seconds = SETTLING if self._order and self._order.kind == "settle" else SECONDS
            if self._pipe.poll(seconds):
                event: Event | None = self._pipe.recv()
                return event
            reason = f"it was stopped after {seconds} s"
        except (EOFError, OSError):
            reason = "it took more memory or time than there is"
        self.close()
        self._start()
        self._pipe.send(None)
        what = self._order.job.sources.manuscript.path if self._order else "the article"
        return Fault(f"{what} could not be built: {reason}; make it smaller or part it")

    def close(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()


def _work(pipe: Connection, dropped: Any, home: str) -> None:
    """The life of a press: into its cage, warm up, then orders until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        settle(home)
        from ..render import galley, page, pdf  # noqa: F401  (their libraries are slow to begin)
        from . import sheets  # noqa: F401

        gc.freeze()  # what is there stays, and need not be looked at again
        while True:
            given = pipe.recv()
            if given is not None:
                cell.grant()
                number, order = given
                _fulfil(order, pipe, partial(_is, dropped, number))
            pipe.send(None)
    except (EOFError, OSError):
        os._exit(0)


def _is(shared: Any, number: int) -> bool:
    return bool(shared.value == number)


def _fulfil(order: Order, pipe: Connection, dropped: Callable[[], bool]) -> None:
    try:
        with droppable(lambda: order.kind == "settle" and dropped()):
            for event in fulfil(order):
                pipe.send(event)
    except (EOFError, OSError):
        raise
    except Dropped:
        return
    except Exception as fault:
        pipe.send(Fault(f"imprint's own fault: {type(fault).__name__}: {fault}"))
