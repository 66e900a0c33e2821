"""Options and fixtures of all tests: --accept rewrites the cases, long tests run on request, the sample journal is built once."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from imprint.building import Way, build_all
from imprint.workspace import Gathered, gather, shipped

# How fast a machine is decides no test.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

ACCEPTED: dict[Path, dict[tuple[int, int], str]] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected blocks of tests/cases/*.md with what came out")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept") and "PYTEST_XDIST_WORKER" in os.environ:
        raise pytest.UsageError("--accept goes without -n: one process rewrites the cases")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long tests run only where -m names them."""
    if "long" in str(config.option.markexpr):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    items[:] = [item for item in items if item not in long]
    if long:
        config.hook.pytest_deselected(items=long)


def pytest_sessionfinish(session: pytest.Session) -> None:
    from tests.cases_runner import rewritten

    for path, changes in ACCEPTED.items():
        path.write_text(rewritten(path.read_text(encoding="utf-8"), changes), encoding="utf-8")


@pytest.fixture
def accepted(request: pytest.FixtureRequest) -> dict[Path, dict[tuple[int, int], str]] | None:
    """Where --accept collects new texts of blocks; None without it."""
    return ACCEPTED if request.config.getoption("--accept") else None


@pytest.fixture(scope="session")
def gathered() -> Gathered:
    """The sample journal."""
    return gather((Path(__file__).parents[1],), shipped("styles"))


@pytest.fixture(scope="session")
def built(gathered: Gathered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal, built whole into a folder: once, however many processes the tests run in (pytest-xdist)."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    out, done = shared / "out", shared / "built"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            summary = build_all(gathered, ("pdf", "epub", "html", "jats"), Way(out, workers=2))
            assert not summary.failed, [str(finding) for finding in summary.said]
            done.touch()
    return out
