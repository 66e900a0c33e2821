"""Work done aside: by a child of this process that knows all that it knows, in a cage, and gone afterwards."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from ..model.packing import pack, unpack
from . import cell
from .scratch import scratch

SECONDS = 3 * cell.SECONDS  # by the clock, without a word of what it is at
Tell = Callable[[str], None]
_AT, _DONE, _STOPPED, _BROKE = b"a", b"d", b"s", b"b"  # what the child sends: the kind, the length (8 bytes), the content


class Stopped(Exception):
    """A limit stopped the child: which one, in words that go on "it …", and what it was at when it told that last."""

    def __init__(self, reason: str, at: str) -> None:
        super().__init__(reason)
        self.at = at


class Broken(Exception):
    """The child failed by a fault of imprint's own; its trace is a note of this."""


def aside(work: Callable[[Tell], object], writes: Iterable[str] = ()) -> Any:
    """What work comes to, a value that can be packed (model/packing.py); it tells what it is at, and gets its time anew.

    The child has what this process has read, reads no other file of the user's, changes `writes` alone, and meets nobody.
    Raises Stopped and Broken.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    with scratch() as home:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            _live(work, write, home, writes)
        os.close(write)
        heard = _Heard(read)
        try:
            late = heard.late()
        finally:
            os.close(read)
            os.kill(child, signal.SIGKILL)  # it has said all, hangs, or is not wanted any more
            _, status = os.waitpid(child, 0)
    return heard.outcome(late, status)


# ---------------------------------------------------------------- the child


def _live(work: Callable[[Tell], object], write: int, home: str, writes: Iterable[str]) -> None:
    """The child's life: into the cage, to work, the end."""
    try:
        kind, content = _come_to(work, write, home, writes)
        _send(write, kind, content)
    finally:
        os._exit(0)


def _come_to(work: Callable[[Tell], object], write: int, home: str, writes: Iterable[str]) -> tuple[bytes, bytes]:
    def tell(what: str) -> None:
        cell.grant()
        _send(write, _AT, what.encode("utf-8", "surrogatepass"))

    try:
        cell.enter(home, (), writes, briefly=True)
        cell.grant()
        return _DONE, pack(work(tell))
    except MemoryError:
        return _STOPPED, f"needed more than {cell.LIMITS.memory // 2**20:,} MB of memory, the limit".encode()
    except RecursionError:
        return _STOPPED, b"has elements that are nested too deep"
    except BaseException as fault:
        return _BROKE, pack((f"{type(fault).__name__}: {fault}", traceback.format_exc()))


def _send(write: int, kind: bytes, content: bytes) -> None:
    waiting = memoryview(kind + len(content).to_bytes(8, "big") + content)
    while waiting:
        waiting = waiting[os.write(write, waiting) :]


# ---------------------------------------------------------------- the parent


@dataclass
class _Heard:
    """What has come from the child; it may be cut off anywhere."""

    read: int
    at: str = ""
    last: tuple[bytes, bytes] | None = None  # its last word: kind and content
    _waiting: bytearray = field(default_factory=bytearray)

    def late(self) -> bool:
        """Listen to the end; True where it has been silent for too long."""
        poll = select.poll()
        poll.register(self.read, select.POLLIN)
        end = time.monotonic() + SECONDS
        while poll.poll(max(0, int(1000 * (end - time.monotonic())))):
            more = os.read(self.read, 1 << 20)
            if not more:
                return False
            self._waiting += more
            if self._taken():
                end = time.monotonic() + SECONDS
        return True

    def _taken(self) -> bool:
        """Take up what is whole; whether that was anything."""
        taken = False
        while len(self._waiting) >= 9 and len(self._waiting) >= (size := 9 + int.from_bytes(self._waiting[1:9], "big")):
            kind, content = bytes(self._waiting[:1]), bytes(self._waiting[9:size])
            del self._waiting[:size]
            taken = True
            if kind == _AT:
                self.at = content.decode("utf-8", "surrogatepass")
            else:
                self.last = kind, content
        return taken

    def outcome(self, late: bool, status: int) -> Any:
        kind, content = self.last or (b"", b"")
        if kind == _DONE:
            return unpack(content)
        if kind == _STOPPED:
            raise Stopped(content.decode("utf-8", "replace"), self.at)
        if kind == _BROKE:
            said, trace = unpack(content)
            broken = Broken(said)
            broken.add_note(trace)
            raise broken
        raise Stopped(_reason(late, status), self.at)


def _reason(late: bool, status: int) -> str:
    if late:
        return f"took longer than {SECONDS} s, the limit"
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
        return f"took more than {cell.SECONDS} s of computing, the limit"
    return f"needed more than {cell.LIMITS.memory // 2**20:,} MB of memory, the limit, or broke down"
