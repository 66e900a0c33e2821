"""A worker's own cage: entered once, for life; each article then gets its time. Its children's cages stand inside."""

from __future__ import annotations

import os
import resource
import site
import socket
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from . import seccomp
from .cage import DEVICES, MIB, SYSTEM, Held, Limits, confine, die_with_parent, without_network

SECONDS = 300  # of CPU for one article, all its formats
LIMITS = Limits(seconds=SECONDS, memory=4096 * MIB, file=512 * MIB, files=1024)
# What a worker keeps of the environment; all else may be somebody's secret.
_KEPT = ("PATH", "HOME", "LANG", "TZ", "TMPDIR", "SOURCE_DATE_EPOCH", "PYTHONHASHSEED", "VIRTUAL_ENV")
_KEPT_FAMILIES = ("LC_", "XDG_", "FONTCONFIG_", "IMPRINT_")


def enter(
    home: str, reads: Iterable[str] = (), writes: Iterable[str] = (), limits: Limits = LIMITS, briefly: bool = False
) -> Held:
    """Put this process, a worker, into its cage for good: no network, no files but these, fonts and imprint's own code.

    home is a folder of whoever started the worker (scratch.scratch), who removes it: there the worker has a folder of
    its own. Call this once, before the worker is given anything and before it starts a thread.
    """
    die_with_parent()
    return _entered(tempfile.mkdtemp(dir=home), reads, writes, limits, not (briefly and seccomp.available()))


def enter_reading(home: str) -> Held:
    """Put this process, one that reads whatever it is asked about, into a cell from which nothing can be carried out.

    It reads all files and changes none, meets nobody, and has a worker's memory; processes that it starts are held by
    the same. /dev/shm is for the locks that it shares with them. Call this once, before it starts a thread.
    """
    return _entered(home, ("/",), ("/dev/shm",), LIMITS, alone=not seccomp.available())


def _entered(folder: str, reads: Iterable[str], writes: Iterable[str], limits: Limits, alone: bool = True) -> Held:
    tempfile.tempdir = folder
    for name in [one for one in os.environ if one not in _KEPT and not one.startswith(_KEPT_FAMILIES)]:
        del os.environ[name]
    os.environ["TMPDIR"] = folder
    network = alone and without_network()
    limits = replace(limits, memory=limits.memory + _address_space())
    held = confine(limits, (*SYSTEM, *_python(), *_fonts(), *reads), (folder, *writes, *DEVICES))
    return Held(held.files, held.calls, network)


def _address_space() -> int:
    """Bytes of addresses that this process has already: a library in the parent may have reserved more than an article needs."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:  # no Linux
        return 0
    return pages * resource.getpagesize()


def grant(seconds: int = SECONDS) -> None:
    """Give the worker's next article its seconds of CPU; at their end the kernel stops the worker (SIGXCPU)."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until if most == resource.RLIM_INFINITY else min(until, most), most))


def _python() -> tuple[str, ...]:
    """Where Python and imprint are installed: modules come in when they are first needed.

    Not sys.path: `python -m` puts the working folder there.
    """
    package = str(Path(__file__).resolve().parents[1])
    return sys.prefix, sys.base_prefix, *site.getsitepackages(), site.getusersitepackages(), package


def _fonts() -> tuple[str, ...]:
    """The fonts and fontconfig's settings and cache of the user."""
    home = Path(os.environ.get("HOME", "/nonexistent"))
    data = os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")
    cache = os.environ.get("XDG_CACHE_HOME") or str(home / ".cache")
    config = os.environ.get("XDG_CONFIG_HOME") or str(home / ".config")
    return str(home / ".fonts"), f"{data}/fonts", f"{cache}/fontconfig", f"{config}/fontconfig", "/System/Library/Fonts"


def tried() -> Held:
    """What holds on this machine, found out by a child that enters a cell, asks for a file and for the network."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            held = _entered("/nonexistent", (), (), LIMITS)
            files = not _opens("/proc/self/status")
            os.write(write, bytes((held.files and files, held.calls and not _connects(), held.network)))
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        said = answer.read(3)
    os.waitpid(child, 0)
    return Held(*map(bool, said)) if len(said) == 3 else Held(False, False, False)


def _opens(path: str) -> bool:
    try:
        os.close(os.open(path, os.O_RDONLY))
    except OSError:
        return False
    return True


def _connects() -> bool:
    try:
        socket.socket().close()
    except OSError:
        return False
    return True
