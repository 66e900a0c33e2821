"""The cage: what untrusted input is worked on in. Converters run in one each; a worker enters one for its whole life.

Limits hold everywhere; Landlock, seccomp and an empty network where the kernel has them. docs/safety.md says all of it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from . import landlock, seccomp

MIB = 1 << 20
SLACK = 5  # by the clock, a run may take this many times its seconds of CPU: the machine may be busy
# What programs need of the system to run at all: their libraries, fonts, and the two devices that are nothing and chance.
SYSTEM = (
    "/usr", "/lib", "/lib64", "/bin", "/opt", "/nix/store", "/gnu/store", "/etc/fonts", "/etc/ld.so.cache",
    "/etc/localtime", "/etc/alternatives", "/etc/ghostscript", "/etc/papersize", "/etc/mime.types", "/var/lib/ghostscript",
    "/var/cache/fontconfig", "/dev/urandom", "/dev/random", "/dev/zero", "/sys/devices/system/cpu",
)  # fmt: skip
DEVICES = ("/dev/null",)  # may be written, too
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # unshare
_DIE_WITH_PARENT, _NO_NEW_PRIVILEGES = 1, 38  # prctl


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may take: seconds of CPU (SLACK times as many by the clock), bytes of memory and of each file, open files."""

    seconds: int
    memory: int
    file: int
    files: int = 256


@dataclass(frozen=True, slots=True)
class Held:
    """Which of the kernel's protections hold."""

    files: bool  # Landlock: no file but the ones named
    calls: bool  # seccomp: no socket, no other process
    network: bool  # a network namespace of its own, empty

    @property
    def enough(self) -> bool:
        """Whether untrusted input can neither read other files nor reach the network."""
        return self.files and (self.calls or self.network)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its exit status (negative: the signal), output and messages, and the limit that stopped it."""

    status: int
    output: bytes
    messages: str
    stopped: str = ""


def run(command: tuple[str, ...], source: bytes, limits: Limits, reads: Iterable[str] = SYSTEM, folder: str = "") -> Ended:
    """Run a program from bytes to bytes in a cage: it reads `reads`, changes `folder` alone, and meets nobody.

    Its environment is empty but for the locale; it dies with this process, and at its limits, with all its children.
    """
    with _memory() as given, _memory() as output, _memory() as messages:
        given.write(source)
        given.seek(0)
        process = started(command, limits, reads, folder, (given, output, messages))
        late = not _waited(process, SLACK * limits.seconds)
        end(process)
        said = _content(messages)[: 1 * MIB].decode("utf-8", "replace").strip()
        return Ended(process.returncode, _content(output), said, _stopped(process.returncode, late, said, limits))


def started(
    command: tuple[str, ...], limits: Limits, reads: Iterable[str], folder: str, streams: tuple[BinaryIO | int, ...]
) -> subprocess.Popen[bytes]:
    """A program begun in a cage, with its input, output and messages; who begins it ends it (end)."""
    shelter = _entrance(limits, reads, (folder, *DEVICES) if folder else DEVICES)
    given, output, messages = streams
    try:
        return subprocess.Popen(
            command,
            stdin=given,
            stdout=output,
            stderr=messages,
            cwd=folder or "/",
            env=_environment(folder),
            start_new_session=True,
            preexec_fn=shelter.enter,
        )
    finally:
        shelter.close()


def _environment(folder: str) -> dict[str, str]:
    home = folder or "/nonexistent"
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": home, "TMPDIR": home, "TEMP": home}


def _memory() -> BinaryIO:
    """A file in memory alone, so that nothing is left and the limit of file sizes holds for the output."""
    if sys.platform == "linux":
        return os.fdopen(os.memfd_create("imprint"), "w+b", buffering=0)
    return tempfile.TemporaryFile(buffering=0)


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _waited(process: subprocess.Popen[bytes], seconds: int) -> bool:
    """Wait without polling where the kernel has process descriptors; False when the time is over."""
    if hasattr(os, "pidfd_open"):
        handle = os.pidfd_open(process.pid)
        try:
            poll = select.poll()
            poll.register(handle, select.POLLIN)
            return bool(poll.poll(1000 * seconds))
        finally:
            os.close(handle)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program with its whole group, since a converter may have left children."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _stopped(status: int, late: bool, messages: str, limits: Limits) -> str:
    """Which limit stopped a run, in words that go on "it …"; "" where none did."""
    if late:
        return f"took longer than {SLACK * limits.seconds} s, the limit"
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"took more than {limits.seconds} s of computing, the limit"
    if status == -signal.SIGXFSZ or "File too large" in messages:
        return f"made more than {limits.file // MIB} MB, the limit"
    if _OUT_OF_MEMORY & set(messages.lower().split()) or status in (-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS):
        return f"needed more than {limits.memory // MIB} MB of memory, the limit, or broke down"
    return ""


_OUT_OF_MEMORY = frozenset(("exhausted", "exhausted;", "exhausted.", "vmerror", "overflow:", "overflowed:"))


# ---------------------------------------------------------------- entering


@dataclass(frozen=True, slots=True)
class _Entrance:
    """Everything computed beforehand: between fork and exec there are only system calls."""

    limits: tuple[tuple[int, tuple[int, int]], ...]
    rules: int
    filter: seccomp._Program | None
    parent: int

    def enter(self) -> None:
        """Put a child between fork and exec into the cage."""
        if sys.platform == "linux":
            die_with_parent()
            if os.getppid() != self.parent:  # it died before it could tell
                os._exit(1)
            if self.filter is None:  # the filter refuses sockets, and costs a tenth of an empty network
                without_network()
        self.confine()

    def confine(self) -> Held:
        """Landlock, seccomp and limits for this process; each protection that the kernel lacks is left out."""
        if sys.platform == "linux":
            _LIBC.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        held = Held(landlock.restrict(self.rules), seccomp.restrict(self.filter), False)
        # Last of all, and memory last of these: a child of a large process stands above that limit until exec,
        # and has not even the memory for a call of Python's.
        for kind, bounds in self.limits:
            resource.setrlimit(kind, bounds)
        return held

    def close(self) -> None:
        if self.rules >= 0:
            os.close(self.rules)


def _entrance(limits: Limits, reads: Iterable[str], writes: Iterable[str], forever: bool = False) -> _Entrance:
    bounds = {
        resource.RLIMIT_FSIZE: (limits.file,) * 2,
        resource.RLIMIT_NOFILE: (limits.files,) * 2,
        resource.RLIMIT_CORE: (0, 0),
    }
    if not forever:
        bounds[resource.RLIMIT_CPU] = (limits.seconds, limits.seconds + 2)
    bounds[resource.RLIMIT_AS] = (limits.memory,) * 2
    possible = tuple((kind, _within(kind, wanted)) for kind, wanted in bounds.items())
    return _Entrance(possible, landlock.rules(reads, writes), seccomp.program(), os.getpid())


def _within(kind: int, wanted: tuple[int, int]) -> tuple[int, int]:
    """No limit may be raised above the one that holds already."""
    _, most = resource.getrlimit(kind)
    return wanted if most == resource.RLIM_INFINITY else (min(wanted[0], most), min(wanted[1], most))


def confine(limits: Limits, reads: Iterable[str], writes: Iterable[str]) -> Held:
    """Put this process itself into a cage, without a limit on CPU; what it works on gets that (cell.grant)."""
    shelter = _entrance(limits, reads, writes, forever=True)
    try:
        return shelter.confine()
    finally:
        shelter.close()


def die_with_parent() -> None:
    """Let the kernel kill this process when the thread that made it ends (prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        _LIBC.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)


def without_network() -> bool:
    """A namespace of its own without any network; False where the kernel does not allow it."""
    return sys.platform == "linux" and bool(_LIBC.unshare(_NEW_USER | _NEW_NETWORK) == 0)


_LIBC = ctypes.CDLL(None, use_errno=True)
