"""Landlock by ctypes: a process gives up every file but those named, TCP, and signals to others (Linux 5.13 and newer).

Numbers and structures: Linux, include/uapi/linux/landlock.h; the same on every architecture.
"""

from __future__ import annotations

import ctypes
import os
import stat
import sys
from collections.abc import Iterable
from functools import cache

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # system calls
_VERSION = 1  # flag of the first: tell the version, make nothing
_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_ALTER = sum(1 << bit for bit in range(4, 13))  # remove and make files, folders, links, pipes, devices, sockets
_REFER, _TRUNCATE, _IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15  # versions 2, 3 and 5
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEVICE
_NEVER = sum(1 << bit for bit in (6, 9, 10, 11))  # devices, sockets and pipes are made nowhere


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


@cache
def version() -> int:
    """The version of the kernel's Landlock; 0 where there is none."""
    if sys.platform != "linux":
        return 0
    return max(0, _call(_CREATE_RULESET, None, 0, _VERSION))


def rules(reads: Iterable[str], writes: Iterable[str]) -> int:
    """A set of rules as a file descriptor: what may be read (and run), what may be changed too; -1 where there is none.

    Paths that do not exist are passed over. The caller closes the descriptor.
    """
    if not version():
        return -1
    handled = _handled()
    wanted = _Ruleset(handled, 0b11 if version() >= 4 else 0, 0b11 if version() >= 6 else 0)
    size = 8 if version() < 4 else 16 if version() < 6 else 24
    ruleset = _call(_CREATE_RULESET, ctypes.byref(wanted), size, 0)
    if ruleset >= 0:
        for path in reads:
            _allow(ruleset, path, _READ & handled)
        for path in writes:
            _allow(ruleset, path, handled & ~_NEVER)
    return ruleset


def restrict(ruleset: int) -> bool:
    """Hold this process and its children to a set of rules, for ever; needs no_new_privs."""
    return ruleset >= 0 and _call(_RESTRICT_SELF, ruleset, 0) == 0


def _handled() -> int:
    later = {2: _REFER, 3: _TRUNCATE, 5: _IOCTL_DEVICE}
    return _READ | _WRITE_FILE | _ALTER | sum(bit for least, bit in later.items() if version() >= least)


def _allow(ruleset: int, path: str, access: int) -> None:
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        folder = stat.S_ISDIR(os.fstat(parent).st_mode)
        rule = _Beneath(access if folder else access & _OF_FILES, parent)
        _call(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(parent)


def _call(number: int, *arguments: object) -> int:
    return int(_LIBC.syscall(number, *arguments))


_LIBC = ctypes.CDLL(None, use_errno=True)
