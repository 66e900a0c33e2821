"""A seccomp filter by ctypes: no sockets, no namespaces, no other process, no kernel's back doors.

Landlock's network rules miss UDP, and neither limits io_uring: so socket() itself is refused, of every family.
Numbers: Linux, include/uapi/linux/{prctl,seccomp,audit,bpf_common}.h and the two architectures' system call tables.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import sys
from functools import cache

_SET_SECCOMP, _GET_SECCOMP, _FILTER = 22, 21, 2  # prctl
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # BPF: load a word; jump if; return
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in seccomp_data
_X32 = 0x40000000  # the second numbering of x86-64

# Of both: io_uring (3), pidfd_getfd, open_tree, move_mount, fsopen … mount_setattr.
_COMMON = (425, 426, 427, 438, 428, 429, 430, 431, 432, 433, 442)
# socket, ptrace, process_vm_readv, process_vm_writev, kcmp, bpf, perf_event_open, userfaultfd, add_key, request_key,
# keyctl, mount, umount2, pivot_root, chroot, unshare, setns, open_by_handle_at, init_module, finit_module,
# delete_module, kexec_load, kexec_file_load, reboot, swapon, swapoff, acct, settimeofday, clock_settime
_TABLES = {
    "x86_64": (
        0xC000003E,
        (41, 101, 310, 311, 312, 321, 298, 323, 248, 249, 250, 165, 166, 155, 161, 272, 308, 304, 175, 313, 176, 246, 320,
         169, 167, 168, 163, 164, 227),
    ),
    "aarch64": (
        0xC00000B7,
        (198, 117, 270, 271, 272, 280, 241, 282, 217, 218, 219, 40, 39, 41, 51, 97, 268, 265, 105, 273, 106, 104, 294,
         142, 224, 225, 89, 170, 112),
    ),
}  # fmt: skip


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("then", ctypes.c_uint8), ("other", ctypes.c_uint8), ("k", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


@cache
def available() -> bool:
    """Whether the kernel knows seccomp and the architecture is one of the tables'."""
    if sys.platform != "linux" or platform.machine() not in _TABLES:
        return False
    return int(_LIBC.prctl(_GET_SECCOMP, 0, 0, 0, 0)) >= 0


@cache
def program() -> _Program | None:
    """The filter, made once: after a fork nothing need be computed."""
    if not available():
        return None
    architecture, own = _TABLES[platform.machine()]
    refused = (*own, *_COMMON)
    steps = [_Step(_LOAD, 0, 0, _ARCHITECTURE), _Step(_EQUAL, 1, 0, architecture), _Step(_RETURN, 0, 0, _KILL)]
    steps.append(_Step(_LOAD, 0, 0, _NUMBER))
    steps.append(_Step(_AT_LEAST, len(refused) + 1, 0, _X32))
    steps += [_Step(_EQUAL, len(refused) - index, 0, number) for index, number in enumerate(refused)]
    steps += [_Step(_RETURN, 0, 0, _ALLOW), _Step(_RETURN, 0, 0, _REFUSE)]
    return _Program(len(steps), (_Step * len(steps))(*steps))


def restrict(filter: _Program | None) -> bool:
    """Hold this process and its children to the filter, for ever; needs no_new_privs."""
    return filter is not None and _LIBC.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(filter), 0, 0) == 0


_LIBC = ctypes.CDLL(None, use_errno=True)
