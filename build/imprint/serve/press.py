"""A press: a process that stays warm, takes one order after the other, and is replaced when it breaks or hangs."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator
from multiprocessing.connection import Connection

from ..engine import cell
from ..workers import settle
from .proofs import Event, Fault, Order, fulfil

SECONDS = 180  # of silence, after which a press is taken for hung


class Press:
    """The side of the server. It does one order at a time: hold lock meanwhile."""

    def __init__(self, home: str) -> None:
        """Start it; home is a folder of the server's, in which the press has its own."""
        self._home = home
        self._order: Order | None = None
        self.lock = asyncio.Lock()
        self.run = 0  # how often it was started: what an earlier run remembered is gone
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._home), name="imprint press", daemon=True)
        self._process.start()
        theirs.close()
        self.run += 1

    async def do(self, order: Order) -> AsyncIterator[Event]:
        """The events of an order, each as it comes."""
        event = await asyncio.to_thread(self._next, order)
        while event is not None:
            yield event
            event = await asyncio.to_thread(self._next, None)

    def _next(self, order: Order | None) -> Event | None:
        """Hand over the order, if there is one, and wait for an event; None at the end."""
        try:
            if order is not None:
                self._order = order
                self._pipe.send(order)
            if self._pipe.poll(SECONDS):
                event: Event | None = self._pipe.recv()
                return event
            reason = f"it was stopped after {SECONDS} s"
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


def _work(pipe: Connection, home: str) -> None:
    """The life of a press: into its cage, warm up, then orders until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        settle(home)
        from ..render import galley, page, pdf  # noqa: F401  (their libraries are slow to begin)
        from . import sheets  # noqa: F401

        gc.freeze()  # what is there stays, and need not be looked at again
        while True:
            order = pipe.recv()
            if order is not None:
                cell.grant()
                _fulfil(order, pipe)
            pipe.send(None)
    except (EOFError, OSError):
        os._exit(0)


def _fulfil(order: Order, pipe: Connection) -> None:
    try:
        for event in fulfil(order):
            pipe.send(event)
    except (EOFError, OSError):
        raise
    except Exception as fault:
        pipe.send(Fault(f"imprint's own fault: {type(fault).__name__}: {fault}"))
