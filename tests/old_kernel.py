"""imprint as on a kernel without some protections: their system calls are refused, for this process and its children.

Arguments: the protections that are not there (landlock, seccomp, namespaces) with commas between, then imprint's own.
"""

from __future__ import annotations

import ctypes
import errno
import struct
import sys

from imprint import cli

# x86-64: the numbers of system calls, and what they answer on a kernel that lacks them (or forbids user namespaces).
CALLS = {
    "landlock": ((444, errno.ENOSYS), (445, errno.ENOSYS), (446, errno.ENOSYS)),
    "seccomp": ((317, errno.ENOSYS),),
    "namespaces": ((272, errno.EPERM),),
}
LOAD, EQUAL, RETURN, ALLOW, REFUSE = 0x20, 0x15, 0x06, 0x7FFF0000, 0x00050000  # seccomp(2), classic BPF
NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER, PRCTL = 38, 22, 2, 157


def take_away(names: list[str]) -> None:
    """Install a filter that refuses the calls of the named protections."""
    lines = [(LOAD, 0, 0, 0)]
    for number, answer in (one for name in names for one in CALLS[name]):
        lines += [(EQUAL, 0, 1, number), (RETURN, 0, 0, REFUSE | answer)]
    if "seccomp" in names:  # by its older call, too: prctl with PR_SET_SECCOMP
        refused = (RETURN, 0, 0, REFUSE | errno.EINVAL)
        lines += [(EQUAL, 0, 3, PRCTL), (LOAD, 0, 0, 16), (EQUAL, 0, 1, SET_SECCOMP), refused]
    lines.append((RETURN, 0, 0, ALLOW))
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in lines))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(lines), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if libc.prctl(SET_SECCOMP, FILTER, ctypes.byref(program)) != 0:
        sys.exit("no filter can be installed here")


if __name__ == "__main__":
    take_away(sys.argv[1].split(","))
    cli.main(sys.argv[2:])
