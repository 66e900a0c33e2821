"""A program that stays in its cage and answers request after request, where loading it takes longer than an answer."""

from __future__ import annotations

import atexit
import contextlib
import os
import select
import subprocess
import threading
import time
from collections.abc import Callable

from . import cage
from .scratch import scratch


class Resident:
    """A program that is begun with the first request, in each process anew, and again after it ended.

    It says that it is there by an empty line, and is told the first line. A request is a name, a length and so many bytes; its
    answer a length and so many bytes, or -1 for none. The program has its limits for all its life: what comes to them has no
    answer, and may be asked of a program of its own.
    """

    def __init__(self, begin: Callable[[str], subprocess.Popen[bytes]], first: Callable[[], bytes], seconds: float) -> None:
        """Begin is given a folder for what the program writes until it is there; seconds are those of one answer."""
        self._begin, self._first, self._seconds = begin, first, seconds
        self._lock = threading.Lock()
        self._process: tuple[int, subprocess.Popen[bytes]] | None = None  # whose it is: a fork has none yet

    def answer(self, name: str, source: bytes) -> bytes | None:
        """The program's answer within the seconds; None where it gives none."""
        with self._lock:
            try:
                until = time.monotonic() + self._seconds
                process = self._ready(until)
                _give(process, b"%s\n%d\n%s" % (name.encode(), len(source), source), until)
                return _taken(process, until)
            except (OSError, EOFError, ValueError):
                self.end()
                return None

    def _ready(self, until: float) -> subprocess.Popen[bytes]:
        if self._process is None or self._process[0] != os.getpid():
            with scratch() as folder:
                process = self._begin(folder)
                self._process = os.getpid(), process
                atexit.register(self.end)
                for end in (process.stdin, process.stdout):
                    assert end
                    os.set_blocking(end.fileno(), False)
                _line(process, bytearray(), until)
            _give(process, self._first() + b"\n", until)
        return self._process[1]

    def end(self) -> None:
        """End the program of this process, if there is one."""
        if self._process is not None:
            owner, process = self._process
            self._process = None
            atexit.unregister(self.end)
            if owner == os.getpid():
                cage.end(process)
                for end in (process.stdin, process.stdout):
                    assert end
                    with contextlib.suppress(OSError):
                        end.close()


def _give(process: subprocess.Popen[bytes], request: bytes, until: float) -> None:
    assert process.stdin
    rest = memoryview(request)
    while rest:
        _wait(process.stdin.fileno(), select.POLLOUT, until)
        rest = rest[os.write(process.stdin.fileno(), rest) :]


def _taken(process: subprocess.Popen[bytes], until: float) -> bytes | None:
    assert process.stdout
    taken = bytearray()
    length = int(_line(process, taken, until))
    while len(taken) < length:
        taken += _more(process.stdout.fileno(), until)
    return bytes(taken) if length >= 0 else None


def _line(process: subprocess.Popen[bytes], taken: bytearray, until: float) -> bytes:
    """The first line, taken away from what was taken."""
    assert process.stdout
    while (end := taken.find(b"\n")) < 0:
        taken += _more(process.stdout.fileno(), until)
    line = bytes(taken[:end])
    del taken[: end + 1]
    return line


def _more(end: int, until: float) -> bytes:
    _wait(end, select.POLLIN, until)
    more = os.read(end, 1 << 20)
    if not more:
        raise EOFError
    return more


def _wait(end: int, event: int, until: float) -> None:
    poll = select.poll()
    poll.register(end, event)
    if not poll.poll(max(0.0, 1000 * (until - time.monotonic()))):
        raise TimeoutError
