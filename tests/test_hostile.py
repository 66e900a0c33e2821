"""Hostile and near-limit manuscripts (tests/hostile/*.md): each ends in a build or in a finding; nothing leaks, calls or runs."""

from __future__ import annotations

import multiprocessing
import os
import socket
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pytest
from tests.hostile_runner import Came, Hostile, faults, read_hostile, run

CASES = read_hostile()
AT_ONCE = min(2, len(os.sched_getaffinity(0)))


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


def test_the_listener_hears() -> None:
    listener = Listener()
    host, port = listener.address.split(":")
    with socket.create_connection((host, int(port))) as caller:
        caller.sendall(b"GET /control")
        caller.recv(10)
    assert listener.calls.pop() == b"GET /control"
    listener.socket.close()


# ---------------------------------------------------------------- some at once

_listener: Listener  # that of a process which runs cases one after the other


def settle() -> None:
    global _listener
    _listener = Listener()


def judged(place: int, root: Path) -> tuple[Came, list[str]]:
    """Run a case in a process that was settled; what came of it without its files, and what is wrong with it."""
    case = CASES[place]
    _listener.calls.clear()
    with warnings.catch_warnings(action="ignore"):
        came = run(case, root, _listener.address)
        wrong = faults(case, came)
    return came.without_files(), wrong + [f"it called: {call!r}" for call in _listener.calls]


Ask = Callable[[Hostile], "Future[tuple[Came, list[str]]]"]


@pytest.fixture(scope="module")
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """All cases that were selected, begun at once, as many at a time as there are cores, each process with its listener."""
    import imprint.building
    import imprint.render.pdf  # noqa: F401  (imported once, for all cases)

    selected = [item.callspec.params["case"] for item in request.session.items if item.name.startswith("test_hostile[")]  # type: ignore[attr-defined]
    wanted = sorted(selected, key=lambda case: not case.id.startswith("sizes"))  # the longest first: no core waits at the end
    folder = tmp_path_factory.mktemp("hostile")
    with ProcessPoolExecutor(AT_ONCE, multiprocessing.get_context("fork"), settle) as pool:
        places = {case.id: place for place, case in enumerate(CASES)}
        begun = {case.id: pool.submit(judged, places[case.id], folder / str(places[case.id])) for case in wanted}
        yield lambda case: begun[case.id]
        pool.shutdown(cancel_futures=True)


def marks(case: Hostile) -> list[pytest.MarkDecorator]:
    marked = [pytest.mark.long] if case.long else []
    return [*marked, pytest.mark.xfail(reason=case.xfail, strict=False)] if case.xfail else marked


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id, marks=marks(case)) for case in CASES])
def test_hostile(case: Hostile, ask: Ask) -> None:
    came, wrong = ask(case).result()
    if "HOSTILE_TIMES" in os.environ:
        print(f"\n{came.seconds:7.1f} s {came.memory:5} MB  {case.id}\n{came.said[:1500]}")
    assert not wrong, "\n".join((*wrong, "", came.said[-3000:]))


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 100
    assert len({case.id for case in CASES}) == len(CASES)
