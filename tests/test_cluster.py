"""Articles on a cluster: jobs and what is made of them pass through a shared cache, and a lost worker loses nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import dask
import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from imprint import cluster_worker
from imprint.cache import Cache, open_cache
from imprint.cli import cli
from imprint.cli.statuses import FINE, USAGE
from imprint.cluster import Unreachable, carried_out
from imprint.cluster_worker import Task, build
from imprint.designing import design_of
from imprint.making import station
from imprint.parcels import Missing, Sender, received
from imprint.pipeline import Job, produce
from imprint.remembering import Order, order_of
from imprint.workspace import gather, shipped

TEXT = "---\ntitle: Slow Wheels {}\nauthor: Ada Example\ncsl: house\n---\n\nThe footnote has a history [@a, p. {}].\n"
BOOK = "@book{a, author = {Grafton, Anthony}, title = {The Footnote}, publisher = {Harvard}, location = {Boston}, date = {1997}}\n"


@pytest.fixture
def where(tmp_path: Path) -> str:
    return str(tmp_path / "cache")


def jobs(folder: Path, count: int) -> list[Job]:
    folder.mkdir(exist_ok=True)
    (folder / "refs.bib").write_text(BOOK)
    for i in range(count):
        (folder / f"paper-{i}.md").write_text(TEXT.format(i, i + 1))
    gathered = gather(sorted(folder.glob("*.md")), shipped("styles"))
    design = design_of(gathered)
    return [Job(one, ("html", "jats"), design) for one in gathered.sources]


# ---------------------------------------------------------------- parcels


class Counting:
    """A cache that counts what is put into it."""

    def __init__(self, cache: Cache) -> None:
        self.cache, self.sizes = cache, list[int]()

    def get(self, key: str) -> bytes | None:
        return self.cache.get(key)

    def put(self, key: str, content: bytes) -> None:
        self.sizes.append(len(content))
        self.cache.put(key, content)


def test_a_job_comes_out_as_it_was_sent(tmp_path: Path, where: str) -> None:
    first, second = jobs(tmp_path / "papers", 2)
    store = Counting(open_cache(where))
    sender = Sender(store)
    assert received(sender.send(first), where) == first
    before = len(store.sizes)
    assert received(sender.send(second), where) == second
    assert len(store.sizes) - before <= 2, "what two jobs have in common is put once"
    assert sum(store.sizes[before:]) < 50_000


def test_what_the_cache_has_lost_is_said(where: str) -> None:
    with pytest.raises(Missing):
        received("0" * 64, where)


# ---------------------------------------------------------------- a worker


def task(job: Job, where: str) -> Task:
    store = open_cache(where)
    return Task(Sender(store).send(job), order_of(job, store).key, where, station())


def test_a_worker_makes_what_a_build_makes(tmp_path: Path, where: str) -> None:
    (job,) = jobs(tmp_path / "papers", 1)
    try:
        assert build(task(job, where)) == b""
    finally:
        cluster_worker._pool().stop()
        cluster_worker._pool.cache_clear()
    order = order_of(job, open_cache(where))
    assert order.built and order.built.artefacts == produce(job).artefacts


def test_a_worker_with_other_tools_refuses(tmp_path: Path, where: str) -> None:
    (job,) = jobs(tmp_path / "papers", 1)
    with pytest.raises(OSError, match="same installation"):
        build(replace(task(job, where), station="another"))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--scheduler", "tcp://127.0.0.1:9", "--no-cache"), "needs a cache"),
        (("--scheduler", "tcp://127.0.0.1:9", "--cache", "memory://x"), "needs a cache"),
    ],
)
def test_a_cluster_without_a_shared_cache_is_no_use(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    (tmp_path / "paper.md").write_text(TEXT.format(1, 1))
    result = CliRunner().invoke(cli, ["build", str(tmp_path / "paper.md"), *options])
    assert result.exit_code == USAGE and words in result.output


def test_without_distributed_the_remedy_is_said(tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    (job,) = jobs(tmp_path / "papers", 1)
    with pytest.raises(Unreachable, match=r"imprint\[cluster\]"):
        list(carried_out([order_of(job, open_cache(where))], "tcp://127.0.0.1:9", where))


# ---------------------------------------------------------------- a cluster


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    """Two workers, processes of their own, that are started again when they end."""
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as made,
    ):
        yield made


def slow(task: Task) -> bytes:
    time.sleep(0.5)
    return build(task)


@pytest.mark.long
def test_a_lost_worker_costs_nothing_but_time(cluster: LocalCluster, tmp_path: Path, where: str) -> None:
    todo = jobs(tmp_path / "papers", 12)
    orders = [order_of(job, open_cache(where)) for job in todo]
    killed = threading.Event()
    made: list[Order] = []
    for order, built in carried_out(orders, cluster.scheduler_address, where, slow):
        assert built.edition, built.said
        made.append(order)
        if not killed.is_set():
            killed.set()
            next(iter(cluster.workers.values())).process.process._process.kill()
    assert sorted(one.job.sources.slug for one in made) == sorted(one.sources.slug for one in todo)
    assert all(order_of(job, open_cache(where)).built for job in todo), "all of it is in the cache: nothing to do again"


@pytest.mark.long
def test_the_command_builds_on_a_cluster(cluster: LocalCluster, tmp_path: Path, where: str) -> None:
    jobs(tmp_path / "papers", 2)
    papers = [str(path) for path in sorted((tmp_path / "papers").glob("*.md"))]
    options = ["--to", "html", "--out", str(tmp_path / "out"), "--cache", where, "--scheduler", cluster.scheduler_address]
    result = CliRunner().invoke(cli, ["build", *papers, *options])
    assert result.exit_code == FINE, result.output
    assert (tmp_path / "out" / "paper-0.html").is_file() and (tmp_path / "out" / "paper-1.html").is_file()


