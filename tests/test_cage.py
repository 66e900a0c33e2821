"""The cage holds: what runs in it reads no other file, meets no network, and ends at its limits with a sentence."""

from __future__ import annotations

import mmap
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from imprint import cli
from imprint.engine import cage, cell, scratch
from imprint.engine.cage import MIB, Ended, Limits

LIMITS = Limits(seconds=2, memory=512 * MIB, file=4 * MIB, files=32)
HELD = cell.tried()


def python(code: str, limits: Limits = LIMITS) -> Ended:
    """What a program in the cage came to; it is a Python program only because that is at hand."""
    reads = (*cage.SYSTEM, sys.base_prefix)
    return cage.run((os.path.realpath(sys.executable), "-I", "-S", "-c", code), b"given", limits, reads)


def test_a_program_gets_its_input_and_gives_its_output() -> None:
    ended = python("import sys; print(sys.stdin.read().upper()); print('aside', file=sys.stderr)")
    assert (ended.status, ended.output, ended.messages, ended.stopped) == (0, b"GIVEN\n", "aside", "")


def test_the_environment_is_empty() -> None:
    os.environ["IMPRINT_TEST_SECRET"] = "secret"
    try:
        assert b"secret" not in python("import os; print(os.environ)").output
    finally:
        del os.environ["IMPRINT_TEST_SECRET"]


@pytest.mark.skipif(not HELD.files, reason="this kernel has no Landlock")
@pytest.mark.parametrize("path", ["/etc/passwd", "/proc/self/environ", "/proc/1/cmdline", __file__])
def test_no_other_file_is_read(path: str) -> None:
    assert "PermissionError" in python(f"open({path!r})").messages


@pytest.mark.skipif(not HELD.files, reason="this kernel has no Landlock")
def test_nothing_is_written_but_in_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "target"
    assert "PermissionError" in python(f"open({str(target)!r}, 'w')").messages
    assert not target.exists()


@pytest.mark.skipif(not (HELD.calls or HELD.network), reason="this kernel keeps nobody from the network")
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM"])
def test_nobody_is_called(kind: str) -> None:
    said = python(f"import socket; socket.socket(socket.AF_INET, socket.{kind}).connect(('127.0.0.1', 9))").messages
    assert "PermissionError" in said or "Network is unreachable" in said


@pytest.mark.skipif(not HELD.calls, reason="this kernel has no seccomp")
def test_no_socket_of_the_machine_is_opened() -> None:
    assert "PermissionError" in python("import socket; socket.socket(socket.AF_UNIX)").messages


@pytest.mark.parametrize(
    "code, said",
    [
        ("while True: pass", "took "),  # whether the kernel or the clock is first depends on the machine
        ("import time; time.sleep(60)", "took longer than 10 s"),
        ("print('x' * (8 << 20))", "made more than 4 MB"),
        ("import os; os.abort()", "needed more than 512 MB of memory, the limit, or broke down"),
    ],
)
def test_each_limit_is_named(code: str, said: str) -> None:
    assert python(code).stopped.startswith(said)


def test_memory_ends() -> None:
    assert "MemoryError" in python("bytearray(1 << 30)").messages


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of other systems is not measured by addresses")
def test_a_process_larger_than_the_limit_still_starts_programs() -> None:
    """Whatever the depth of the call: each few dozen calls, Python asks the system for memory once more."""
    with mmap.mmap(-1, 2 * LIMITS.memory):
        assert {_below(depth) for depth in range(100)} == {0}


def _below(depth: int) -> int:
    return _below(depth - 1) if depth else cage.run(("/usr/bin/true",), b"", LIMITS).status


def test_no_child_outlives_its_parent(tmp_path: Path) -> None:
    """The group is ended with the program that was waited for."""
    folder = str(tmp_path)
    code = "import os, time\nif os.fork() == 0:\n  time.sleep(2)\n  open('late', 'w')\n"
    reads = (*cage.SYSTEM, sys.base_prefix)
    cage.run((os.path.realpath(sys.executable), "-I", "-S", "-c", code), b"", LIMITS, reads, folder)
    assert python("import time; time.sleep(2.5)").status == 0 and not (tmp_path / "late").exists()


def test_what_a_killed_build_left_is_swept_and_what_is_in_use_is_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = Path(tempfile.mkdtemp(prefix=scratch.PREFIX))
    (left / "figure.eps").write_bytes(b"%!PS")
    with scratch.scratch() as used:
        scratch.sweep()
        assert Path(used).is_dir() and not left.exists()
    assert not Path(used).exists()


def test_a_worker_in_its_cell_still_works(tmp_path: Path) -> None:
    """It makes a picture from EPS, with children of its own, in a folder of its own."""
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript is not here")
    code = (
        "import os, sys, tempfile\n"
        "from imprint.engine import cell, vector, pandoc\n"
        "cell.enter(sys.argv[1]); cell.grant(60)\n"
        "print(pandoc.run(('-f', 'markdown', '-t', 'plain'), b'*words*').output.decode().strip())\n"
        "eps = b'%!PS-Adobe-3.0 EPSF-3.0\\n%%BoundingBox: 0 0 9 9\\n0 0 moveto 9 9 lineto stroke showpage\\n'\n"
        "print(vector.svg_of_pdf(vector.pdf_of_eps(eps).data).data[:5])\n"
        "print(tempfile.gettempdir())\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=120)
    words, picture, folder = done.stdout.split("\n")[:3]
    assert (words, picture) == ("words", "b'<?xml'"), done.stderr
    assert Path(folder).parent == tmp_path and not list(Path(folder).iterdir())


@pytest.mark.parametrize(
    "held, lacks",
    [
        (cage.Held(files=False, calls=True, network=False), "files"),
        (cage.Held(files=True, calls=False, network=False), "the network"),
        (cage.Held(files=False, calls=False, network=False), "files nor the network"),
    ],
)
def test_untrusted_manuscripts_want_a_cage(
    held: cage.Held, lacks: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text("Words.")
    monkeypatch.setattr(cell, "tried", lambda: held)
    with pytest.raises(SystemExit) as end:
        cli.main(["build", str(paper), "--untrusted", "--out", str(tmp_path / "out")])
    assert end.value.code == cli.FINDINGS and f"from {lacks};" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(platform.machine() != "x86_64" or not HELD.calls, reason="system calls are refused by seccomp on x86-64 alone")
@pytest.mark.parametrize(
    ("without", "options", "said"),
    [
        ("landlock", ("--untrusted",), "keeps no manuscript from files;"),
        ("landlock,seccomp,namespaces", ("--untrusted",), "keeps no manuscript from files nor the network;"),
        ("landlock,seccomp,namespaces", (), "1 article built"),
        ("seccomp", ("--untrusted",), "1 article built"),
    ],
)
def test_on_kernels_that_lack_protections(without: str, options: tuple[str, ...], said: str, tmp_path: Path) -> None:
    """What there is holds; who wants it all is told what is missing. (The system calls are refused for real.)"""
    (tmp_path / "paper.md").write_text("---\ntitle: A\nauthor: Ada Example\n---\n\nWords.\n")
    kernel = Path(__file__).with_name("old_kernel.py")
    command = [sys.executable, str(kernel), without, "build", "paper.md", "--to", "jats", "--no-cache", *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert said in done.stderr and (done.returncode == 0) == ("built" in said), done.stderr
    assert (tmp_path / "out").exists() == ("built" in said)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of its parent's end")
def test_a_killed_build_takes_its_workers_along(tmp_path: Path) -> None:
    """A worker that loops for ever, and its build killed by SIGKILL: the folder's lock is free again."""
    code = (
        "import os, sys, time\n"
        "from imprint.engine import cell, scratch\n"
        "with scratch.scratch() as home:\n"
        "  if os.fork() == 0:\n"
        "    cell.enter(home)\n"
        "    print(os.getpid(), flush=True)\n"
        "    while True: pass\n"
        "  time.sleep(60)\n"
    )
    build = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(tmp_path)})
    assert build.stdout
    worker = int(build.stdout.readline())
    build.kill()
    build.wait()
    build.stdout.close()
    end = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < end:
        time.sleep(0.02)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    """Whether it is there and no mere entry of the dead."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
