"""What a command takes: CPU seconds with all its children, seconds by the clock, memory of its largest process."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


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
    """Run a command in a folder; wait4 gives what it and the children that it waited for took. said is where it speaks to."""
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
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, process.returncode in (0, 1))
