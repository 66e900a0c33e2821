"""How a command ends that is not let finish: what it holds is let go, and what it finished is said."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Mapping
from types import FrameType
from typing import Any

_ASKED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE = 0.3  # seconds


class Ended(KeyboardInterrupt):
    """Somebody asked the command to end: by Ctrl-C, by closing its terminal, or by a supervisor's signal."""

    def __init__(self, signal: int) -> None:
        super().__init__(signal)
        self.status = 128 + signal  # statuses.py


def heed() -> None:
    """From here on the first of these signals raises Ended, until that is heard: a command that tidies up is not asked again.

    A signal that whoever began the command ignores (nohup) stays ignored. Children have the usual ways.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    before = {one: signal.getsignal(one) for one in _ASKED}
    heeded = [one for one, way in before.items() if way in (signal.SIG_DFL, signal.default_int_handler)]
    for one in heeded:
        signal.signal(one, _end)
    sys.unraisablehook = _unheard
    os.register_at_fork(after_in_child=lambda: _unheed(before, heeded))


def _end(number: int, _: FrameType | None) -> None:
    for one in _ASKED:
        if signal.getsignal(one) is _end:
            signal.signal(one, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, lambda *_: _again(number))
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE, _PATIENCE)
    raise Ended(number)


def _again(number: int) -> None:
    """Raise it again where it was not heard: what Python calls around a fork, or as it throws something away, swallows it."""
    if not isinstance(sys.exc_info()[1], Ended):
        raise Ended(number)


def _unheard(fault: Any) -> None:
    if not isinstance(fault.exc_value, Ended):  # which is raised again
        sys.__unraisablehook__(fault)


def _unheed(before: Mapping[signal.Signals, Any], heeded: list[signal.Signals]) -> None:
    for one in heeded:
        signal.signal(one, before[one])


def heard() -> None:
    """Say that the command knows that it is to end."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def let_go(fault: BaseException) -> None:
    """End what the command was at, its workers and folders, now and not when the interpreter falls apart."""
    heard()
    traceback.clear_frames(fault.__traceback__)
