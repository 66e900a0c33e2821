"""Hostile and near-limit manuscripts (tests/hostile/*.md): each ends in a build or in a finding; nothing leaks, calls or runs."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile_runner import Hostile, faults, read_hostile, run

CASES = read_hostile()


class Listener:
    """A server on loopback that only counts who calls."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.calls: list[bytes] = []
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.socket.getsockname()[1]}"

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            with caller:
                caller.settimeout(1)
                try:
                    self.calls.append(caller.recv(200))
                    caller.sendall(b"HTTP/1.0 404 Not Found\r\n\r\n")
                except OSError:
                    self.calls.append(b"")


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    import imprint.building
    import imprint.render.pdf  # noqa: F401  (imported once, for all cases)

    one = Listener()
    yield one
    one.socket.close()


def test_the_listener_hears(listener: Listener) -> None:
    host, port = listener.address.split(":")
    with socket.create_connection((host, int(port))) as caller:
        caller.sendall(b"GET /control")
        caller.recv(10)
    assert listener.calls.pop() == b"GET /control"


def marks(case: Hostile) -> list[pytest.MarkDecorator]:
    marked = [pytest.mark.long] if case.long else []
    return [*marked, pytest.mark.xfail(reason=case.xfail, strict=False)] if case.xfail else marked


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("case", [pytest.param(case, id=case.id, marks=marks(case)) for case in CASES])
def test_hostile(case: Hostile, tmp_path: Path, listener: Listener) -> None:
    listener.calls.clear()
    came = run(case, tmp_path, listener.address)
    if "HOSTILE_TIMES" in os.environ:
        print(f"\n{came.seconds:7.1f} s {came.memory:5} MB  {case.id}\n{came.said[:1500]}")
    wrong = faults(case, came)
    assert not listener.calls, listener.calls
    assert not wrong, "\n".join((*wrong, "", came.said[-3000:]))


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 100
    assert len({case.id for case in CASES}) == len(CASES)
