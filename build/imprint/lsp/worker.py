"""The process in which slow work is done, so that no keystroke waits for it."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from ..engine import cage, cell

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
        if self._pool is not None and not self._pool.active:  # it broke: its process died while it had nothing to do
            self.stop()
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(max_workers=1, context=spawn, initializer=_settle)
        future = self._pool.schedule(job, args=arguments, kwargs=named, timeout=SECONDS)
        answer: T = await asyncio.wrap_future(future)
        return answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join(5)
            self._pool = None


def _settle() -> None:
    """A worker's first act; the server's own cell holds it, too (cell.enter_reading).

    The work is imported now: whoever dies while it takes up a job, which imports it, dies with the pool's lock in hand.
    """
    cage.die_with_parent()
    from . import back_room  # noqa: F401

    os.nice(BEHIND)


def why_stopped(fault: BaseException) -> str:
    """The limit that ended a job, in words that go on "it …"; "" where it was none."""
    if isinstance(fault, TimeoutError):
        return f"took longer than {SECONDS} s, the limit"
    if isinstance(fault, RecursionError):
        return "has elements that are nested too deep"
    if isinstance(fault, MemoryError | ProcessExpired | BrokenProcessPool):
        return f"needed more than {cell.LIMITS.memory // cage.MIB:,} MB of memory, the limit, or broke down"
    return ""
