"""The process in which slow work is done, so that no keystroke waits for it."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from pebble import ProcessPool

P = ParamSpec("P")
T = TypeVar("T")
SECONDS = 120  # that one job may take
BEHIND = 5  # steps of priority behind the server itself, which answers keystrokes


class Worker:
    """One warm process; a job that is cancelled or takes too long ends with it, and a new one stands in."""

    def __init__(self) -> None:
        self._pool: ProcessPool | None = None

    async def ask(self, job: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Do a job there and wait for what comes of it; cancelling the wait ends the job.

        Raises TimeoutError, or whatever the job raised.
        """
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(max_workers=1, context=spawn, initializer=os.nice, initargs=[BEHIND])
        future = self._pool.schedule(job, args=arguments, kwargs=named, timeout=SECONDS)
        answer: T = await asyncio.wrap_future(future)
        return answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join(5)
            self._pool = None
