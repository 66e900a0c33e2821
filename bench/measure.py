"""What a command takes: CPU seconds with all its children, seconds by the clock, memory of its largest process."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_SUBREAPER = 36  # prctl(2), PR_SET_CHILD_SUBREAPER


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds (user and system, children included), wall seconds, MB of the largest process; whether all went well."""

    cpu: float = 0.0
    wall: float = 0.0
    memory: float = 0.0
    well: bool = True

    def __add__(self, other: Cost) -> Cost:
        memory = max(self.memory, other.memory)
        return Cost(self.cpu + other.cpu, self.wall + other.wall, memory, self.well and other.well)


def cost(
    command: Iterable[str], folder: Path, environment: Mapping[str, str] | None = None, said: int = subprocess.DEVNULL
) -> Cost:
    """Run a command in a folder; said is where it speaks to. What it leaves behind is waited for, and counts."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    start = time.perf_counter()
    process = subprocess.Popen(
        tuple(command),
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=said,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    all_used = (used, *_left())
    cpu = sum(one.ru_utime + one.ru_stime for one in all_used)
    return Cost(cpu, wall, max(one.ru_maxrss for one in all_used) / 1024, process.returncode in (0, 1))


def _left() -> Iterator[resource.struct_rusage]:
    """What processes took whose parents did not wait for them."""
    with contextlib.suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]
