"""Commands that are asked to end in the midst of their work: a sentence, the status that shells expect, and nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PARAGRAPH = "The harbour of *Bruges* and its keepers, and $x^2$, " * 40 + "\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for one in ("manuscripts", "room"):
        (tmp_path / one).mkdir()
    for number in range(6):
        (tmp_path / "manuscripts" / f"{number}.md").write_text("---\ntitle: Slow\nauthor: B\n---\n\n" + PARAGRAPH * 60)
    return tmp_path


def started(folder: Path, *command: str) -> subprocess.Popen[str]:
    """The command in a session of its own, at work: it has its folder for working files."""
    process = subprocess.Popen(
        [sys.executable, "-m", "imprint", *command],
        cwd=folder,
        env=os.environ | {"TMPDIR": str(folder / "room"), "XDG_CACHE_HOME": str(folder / "cache")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_heeding,  # whoever runs the tests in the background ignores Ctrl-C
    )
    end = time.monotonic() + 60
    while not list((folder / "room").glob("imprint-*/*")):
        assert process.poll() is None and time.monotonic() < end, "it did not begin"
        time.sleep(0.01)
    return process


def _heeding() -> None:
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_DFL)


def survivors(session: int) -> list[str]:
    """The processes of a session that live on; those that were killed a moment ago may take another to go."""
    end = time.monotonic() + 20
    while (found := _of(session)) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def _of(session: int) -> list[str]:
    lines = subprocess.run(["ps", "-o", "stat=,args=", "-s", str(session)], capture_output=True, text=True).stdout
    return [line for line in lines.splitlines() if line and not line.startswith("Z")]


BUILD = ("build", "manuscripts", "--to", "pdf", "--proof", "off")
CASES = {
    "build-asked": (BUILD, [signal.SIGTERM], 143),
    "build-terminal-closed": (BUILD, [signal.SIGHUP], 129),
    "build-ctrl-c-thrice": (BUILD, [signal.SIGINT] * 3, 130),
    "check-asked": (("check", "manuscripts"), [signal.SIGTERM, signal.SIGINT], 143),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_asked_to_end_says_so_and_leaves_nothing(case: str, folder: Path) -> None:
    command, signals, status = CASES[case]
    process = started(folder, *command)
    with process:
        for one in signals:
            process.send_signal(one)
            time.sleep(0.05)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said.strip()) == (
        status,
        "imprint: interrupted. What was finished stays, and the same command goes on from there.",
    )
    assert not list((folder / "room").iterdir()) and not list(folder.rglob(".tmp-*"))
    assert not survivors(process.pid)


def test_what_was_killed_is_tidied_by_the_next_command(folder: Path) -> None:
    with started(folder, *BUILD) as process:
        process.kill()
    assert list((folder / "room").iterdir())
    assert not survivors(process.pid)
    (folder / "short.md").write_text("---\ntitle: Short\nauthor: B\n---\n\nWords.\n")
    environment = os.environ | {"TMPDIR": str(folder / "room")}
    subprocess.run([sys.executable, "-m", "imprint", "check", "short.md"], cwd=folder, env=environment, check=True)
    assert not list((folder / "room").iterdir())


def test_a_preview_that_is_asked_to_end_leaves_nothing(folder: Path) -> None:
    with started(folder, "preview", "manuscripts/0.md") as process:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == 0 and not list((folder / "room").iterdir()) and not survivors(process.pid)
