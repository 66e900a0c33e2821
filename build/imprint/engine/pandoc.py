"""Runs pandoc in its sandbox from bytes to bytes; the owner of pypandoc, which ships it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

# What one run may take. Honest manuscripts of book length stay far below.
SECONDS = 120
HEAP = "2g"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of pandoc gave: its output, or b"" and the reason in words."""

    output: bytes
    failure: str = ""
    warnings: tuple[str, ...] = ()


@cache
def program() -> str:
    """The path of the pandoc that pypandoc ships."""
    import pypandoc  # here, so that commands that never convert do not pay for it

    return str(pypandoc.get_pandoc_path())


def run(arguments: tuple[str, ...], source: bytes, seconds: int = SECONDS) -> Ran:
    """Run pandoc with arguments (ours, never an author's) over bytes on its standard input.

    The sandbox keeps readers and writers from files and the network; an empty environment keeps its secrets.
    """
    command = [program(), *arguments, "--sandbox", "+RTS", f"-M{HEAP}", "-RTS"]
    environment = {
        "PATH": "/nonexistent",
        "LC_ALL": "C.UTF-8",
        "HOME": "/nonexistent",
        "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
    }
    try:
        done = subprocess.run(command, input=source, capture_output=True, timeout=seconds, env=environment, cwd="/")
    except subprocess.TimeoutExpired:
        return Ran(b"", f"pandoc was stopped after {seconds} s")
    messages = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode:
        return Ran(b"", messages or f"pandoc ended with status {done.returncode}")
    return Ran(done.stdout, "", tuple(re.findall(r"^\[WARNING\] (.*)", messages, re.M)))


def read(source: bytes, reader: str) -> tuple[dict[str, Any], Ran]:
    """Parse bytes of a pandoc input format to pandoc's JSON tree; {} where it failed."""
    ran = run(("-f", reader, "-t", "json"), source)
    return (json.loads(ran.output) if not ran.failure else {}), ran
