"""Reads files out of a Git repository by git itself, in a cage: nothing is checked out, and no setting of it runs anything."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import cage

LIMITS = cage.Limits(seconds=60, memory=2048 * cage.MIB, file=512 * cage.MIB)
# A repository's own settings name programs (filters, monitors, helpers) and remotes that missing objects are fetched from:
# plumbing that asks for no filter runs none, and what it would fetch by has neither a protocol nor a socket.
_SETTINGS = ("GIT_CONFIG_NOSYSTEM=1", "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_NO_REPLACE_OBJECTS=1",
             "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0")  # fmt: skip
_REGULAR = ("100644", "100755")


class GitError(Exception):
    """Why nothing could be read, in words for the user."""


@dataclass(frozen=True, slots=True)
class Held:
    """A regular file of a revision: its path from the repository's root, its object, its bytes' number."""

    name: str
    object: str
    size: int


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository: its working folder, its own folder, and the one that it shares with other working folders."""

    root: Path
    folder: Path
    common: Path

    def commit(self, revision: str) -> str:
        """The commit that a branch, tag or other name of a revision means, in hexadecimal. Raises GitError."""
        if not revision or revision.startswith("-") or any(c.isspace() or not c.isprintable() for c in revision):
            raise GitError(f"{revision!r} is no revision")
        ended = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if ended.status or not ended.output.strip():
            raise GitError(f"{revision} is neither a file nor a revision of {self.root}")
        return ended.output.decode().strip()

    def files(self, commit: str) -> tuple[Held, ...]:
        """The regular files of a commit; links and other repositories inside are left out."""
        listed = self._output("ls-tree", "-r", "-l", "-z", "--full-tree", commit)
        rows = (row.split(b"\t", 1) for row in listed.split(b"\0") if b"\t" in row)
        parts = ((what.decode().split(), os.fsdecode(name)) for what, name in rows)
        return tuple(Held(name, what[2], int(what[3]) if what[3].isdigit() else 0) for what, name in parts if what[0] in _REGULAR)

    def contents(self, files: tuple[Held, ...]) -> tuple[bytes, ...]:
        """The bytes of files, as they were committed."""
        asked = "".join(f"{one.object}\n" for one in files).encode()
        data, at, out = self._output("cat-file", "--batch", source=asked), 0, []
        for one in files:
            start = data.index(b"\n", at) + 1
            if data[at:start].split()[1:2] != [b"blob"]:
                raise GitError(f"{one.name} is not in the repository: fetch it first")
            at = start + one.size + 1
            out.append(data[start : at - 1])
        return tuple(out)

    def _output(self, *arguments: str, source: bytes = b"") -> bytes:
        ended = self._run(*arguments, source=source)
        if ended.stopped:
            raise GitError(f"git {ended.stopped}")
        if ended.status:
            why = ended.messages.splitlines()[0] if ended.messages else "it broke down"
            raise GitError(f"git cannot read {self.root}: {why}")
        return ended.output

    def _run(self, *arguments: str, source: bytes = b"") -> cage.Ended:
        program = shutil.which("git")
        if program is None:
            raise GitError("git is not installed on this machine")
        reads = (*cage.SYSTEM, str(Path(program).resolve().parent), str(self.folder), str(self.common))
        command = ("/usr/bin/env", *_SETTINGS, program, "--no-pager", f"--git-dir={self.folder}", *arguments)
        return cage.run(command, source, LIMITS, reads)


def repository(path: Path) -> Repository:
    """The repository in which a path lies, whether the path is there now or not. Raises GitError."""
    start = Path(os.path.abspath(path))
    for folder in (start, *start.parents):
        own = folder / ".git"
        if own.is_dir():
            return Repository(folder, own, own)
        if own.is_file():
            return _linked(folder, own)
    raise GitError(f"{path} is in no Git repository")


def _linked(root: Path, own: Path) -> Repository:
    """A further working folder of a repository, or one inside another: a file says where its folder is (gitrepository-layout)."""
    _, _, named = own.read_text(encoding="utf-8", errors="replace").partition("gitdir:")
    folder = (root / named.strip()).resolve()
    shared = folder / "commondir"
    common = (folder / shared.read_text(encoding="utf-8").strip()).resolve() if shared.is_file() else folder
    return Repository(root, folder, common)
