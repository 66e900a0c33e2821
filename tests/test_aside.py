"""What is read of manuscripts beside a build is read in a cage, too: it ends at its limits, with a finding that names one."""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from imprint import checking
from imprint.cli import cli
from imprint.cli.statuses import FINDINGS
from imprint.engine import aside as module
from imprint.engine import cell
from imprint.engine.aside import Broken, Stopped, Tell, aside
from imprint.model.place import Place

HELD = cell.tried()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time and memory for each."""
    grant = cell.grant
    monkeypatch.setattr(cell, "grant", lambda: grant(1))
    monkeypatch.setattr(cell, "LIMITS", cell.Limits(1, 300 << 20, 1 << 20, 64))


def loop(*_: object) -> None:
    while True:
        pass


def test_a_value_of_the_model_comes_back_and_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    there = Place("here.md", 3)
    assert aside(lambda tell: (there, "x" * 3_000_000, b"\0")) == (there, "x" * 3_000_000, b"\0")
    assert not list(tmp_path.iterdir())


def test_only_values_of_the_model_come_back() -> None:
    with pytest.raises(ValueError):
        aside(lambda tell: Path("x"))


def refused(work: Callable[[], object]) -> str:
    def tried(_: Tell) -> str:
        try:
            return f"allowed: {work()!r}"
        except OSError as fault:
            return type(fault).__name__

    return str(aside(tried))


@pytest.mark.skipif(not HELD.files, reason="this kernel has no Landlock")
def test_no_file_is_read_or_changed(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("words")
    assert refused((tmp_path / "there").read_text) == "PermissionError"
    assert refused((tmp_path / "new").touch) == "PermissionError"
    assert refused((tmp_path / "there").unlink) == "PermissionError"


@pytest.mark.skipif(not (HELD.calls or HELD.network), reason="this kernel keeps nobody from the network")
def test_nobody_is_called() -> None:
    assert refused(lambda: socket.create_connection(("127.0.0.1", 9))) in ("PermissionError", "OSError")


def test_the_environment_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "secret")
    assert "TOKEN" not in aside(lambda tell: tuple(os.environ))


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (loop, "of computing, the limit"),
        (lambda: bytearray(1 << 33), "of memory, the limit"),
        (lambda: (lambda again: again(again))(lambda again: again(again)), "nested too deep"),
        (lambda: (faulthandler.disable(), os.kill(os.getpid(), signal.SIGSEGV)), "broke down"),  # and prints no stack of it
        (lambda: os._exit(0), "broke down"),
    ],
)
def test_limits_have_names(work: Callable[[], object], reason: str) -> None:
    def told(tell: Tell) -> None:
        tell("paper")
        work()

    with pytest.raises(Stopped, match=reason) as stopped:
        aside(told)
    assert stopped.value.at == "paper"


def test_who_sleeps_is_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.2)
    with pytest.raises(Stopped, match=r"took longer than 0\.2 s"):
        aside(lambda tell: signal.pause())


def test_each_thing_has_its_own_time(short: None) -> None:
    def work(tell: Tell) -> str:
        for name in "abc":
            tell(name)
            sum(range(15_000_000))
        return "done"

    assert aside(work) == "done"


def test_a_fault_of_its_own_is_told() -> None:
    with pytest.raises(Broken, match="ZeroDivisionError: division by zero") as broken:
        aside(lambda tell: 1 / 0)
    assert "Traceback" in broken.value.__notes__[0]


# ---------------------------------------------------------------- imprint check


PAPER = "---\ntitle: Wheels\nauthor: Ada Example\n---\n\nNobody is cited [@nobody].\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        (tmp_path / f"{name}.md").write_text(PAPER)
        (tmp_path / f"{name}.bib").write_text("")
    return tmp_path


def check(*arguments: str) -> tuple[int, list[tuple[str, str, str]]]:
    result = CliRunner().invoke(cli, ["check", *arguments, "--no-cache", "--output-format", "json"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, [(one["path"], one["rule"], one["message"]) for one in json.loads(result.stdout)]


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("names", ["a.md b.md c.md", "b.md"])
def test_what_takes_too_long_is_named_and_the_others_are_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, names: str
) -> None:
    seen = checking._seen
    monkeypatch.setattr(checking, "_seen", lambda sources, index: loop() if sources.slug == "b" else seen(sources, index))
    status, found = check(*names.split())
    assert status == FINDINGS
    assert {(path, rule) for path, rule, _ in found} == {
        *((name, "unknown-key") for name in names.split() if name != "b.md"),
        ("b.md", "over-limit"),
    }
    assert [message for _, rule, message in found if rule == "over-limit"] == [
        f"this is not checked: it took more than {cell.SECONDS} s of computing, the limit"
    ]


@pytest.mark.usefixtures("short")
def test_a_library_that_takes_too_long_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "collect", loop)
    assert [(path, rule) for path, rule, _ in check("a.bib")[1]] == [("a.bib", "over-limit")]


def test_it_stays_in_the_child(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads a text is not even called in the process that was started."""
    here = os.getpid()

    def told(*_: object) -> object:
        sys.exit("in the parent" if os.getpid() == here else "aside")

    monkeypatch.setattr(checking, "_seen", told)
    result = CliRunner().invoke(cli, ["check", "a.md", "--no-cache"])
    assert isinstance(result.exception, Broken) and "aside" in str(result.exception)
