"""How a command ends that is not let finish: what it holds is let go, and what it finished is said."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections.abc import Mapping
from types import FrameType
from typing import Any

_ASKED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ended(KeyboardInterrupt):
    """Somebody asked the command to end: by Ctrl-C, by closing its terminal, or by a supervisor's signal."""

    def __init__(self, signal: int) -> None:
        super().__init__(signal)
        self.status = 128 + signal  # statuses.py


def heed() -> None:
    """From here on each of these signals raises Ended, once: while the command tidies up, it is not asked again.

    A signal that whoever began the command ignores (nohup) stays ignored. Children have the usual ways.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    before = {one: signal.getsignal(one) for one in _ASKED}
    heeded = [one for one, way in before.items() if way in (signal.SIG_DFL, signal.default_int_handler)]
    for one in heeded:
        signal.signal(one, _end)
    os.register_at_fork(after_in_child=lambda: _unheed(before, heeded))


def _end(number: int, _: FrameType | None) -> None:
    for one in _ASKED:
        if signal.getsignal(one) is _end:
            signal.signal(one, signal.SIG_IGN)
    raise Ended(number)


def _unheed(before: Mapping[signal.Signals, Any], heeded: list[signal.Signals]) -> None:
    for one in heeded:
        signal.signal(one, before[one])


def let_go(fault: BaseException) -> None:
    """End what the command was at, its workers and folders, now and not when the interpreter falls apart."""
    traceback.clear_frames(fault.__traceback__)
