"""What a cluster costs besides building: many small articles pass through it, and each worker puts back a stub.

    .venv/bin/python bench/cluster.py [ARTICLES]

A third through, the command breaks off, as in a crash, and begins anew; two thirds through, one of the two workers is
killed; at the end the whole is asked for once more. Prints seconds of CPU and peak memory of the command, the scheduler and
the workers, all on this machine.
"""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from imprint.cache import open_cache
from imprint.cluster import AHEAD, carried_out
from imprint.cluster_worker import Task
from imprint.designing import design_of
from imprint.model.stages import Artefact
from imprint.parcels import opened, received
from imprint.pipeline import Built, Job
from imprint.remembering import order_of, orders_of, remember
from imprint.workspace import gather, shipped

TEXT = "---\ntitle: Article {}\nauthor: Ada Example\n---\n\n" + "The keepers of the light wrote down each ship. " * 200


def stub(task: Task) -> bytes:
    """All of a worker's part but the building."""
    job = received(task.parcel, task.where)
    store = opened(task.where)
    made = Artefact(f"{job.sources.slug}.html", "text/html", job.sources.manuscript.data)
    remember(order_of(job, store), Built(job.sources.slug, (made,), None, ()), store)
    return b""


def journal(count: int, folder: Path) -> Iterator[Job]:
    """Articles of one journal: styles and register are the same for all."""
    (folder / "article.md").write_text(TEXT)
    gathered = gather([folder / "article.md"], shipped("styles"))
    (sources,), design = gathered.sources, design_of(gathered)
    for i in range(count):
        name = f"article-{i}"
        text = replace(sources.manuscript, path=f"{name}/article.md", data=TEXT.format(i).encode())
        yield Job(replace(sources, slug=name, manuscript=text), ("html",), design)


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """One of Dask's own programs."""
    environment = {**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    command = [sys.executable, "-m", *arguments]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


def spent(pid: int) -> tuple[float, float]:
    """Seconds of CPU, and MB of memory at most."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    peak = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), int(peak.split()[1]) / 1024


@dataclass(frozen=True)
class Run:
    """What a run came to: articles found in the cache, articles passed, and seconds."""

    known: int
    passed: int
    keys: float  # of CPU, to look all up in the cache
    own: float  # of CPU, for those that passed
    took: float  # by the clock


def run(jobs: list[Job], address: str, where: str, at: int, happens: Callable[[], bool]) -> Run:
    """Have what the cache lacks pass through; when so many have, something happens, which may end it as a crash does."""
    before = time.process_time()
    orders = list(orders_of(jobs, open_cache(where)))
    todo = [one for one in orders if not one.built]
    keys = time.process_time() - before
    start, before, passed = time.perf_counter(), time.process_time(), 0
    for _ in carried_out(todo, address, where, stub):
        passed += 1
        if passed == at and not happens():
            break
    return Run(len(orders) - len(todo), passed, keys, time.process_time() - before, time.perf_counter() - start)


def main(count: int) -> None:
    """Run and print."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    working = (address, "--nthreads", "1", "--no-dashboard", "--no-nanny")
    listening = ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    rows: list[tuple[str, float, float]] = []
    with (
        tempfile.TemporaryDirectory() as home,
        started("distributed.cli.dask_scheduler", *listening) as scheduler,
        started("distributed.cli.dask_worker", *working) as one,
        started("distributed.cli.dask_worker", *working) as two,
    ):

        def lose() -> bool:
            rows.append(("worker 2, killed", *spent(two.pid)))
            two.kill()
            return True

        jobs, where = list(journal(count, Path(home))), f"{home}/cache"
        runs = [run(jobs, address, where, count // 3, lambda: False), run(jobs, address, where, count // 3, lose)]
        runs.append(run(jobs, address, where, 0, lambda: True))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        for each in runs:
            print(
                f"{each.known} in the cache, looked up in {each.keys:.1f} s of CPU; {each.passed} passed "
                f"in {each.took:.0f} s by the clock; {AHEAD} ahead for each thread"
            )
        rows += [("scheduler", *spent(scheduler.pid)), ("worker 1", *spent(one.pid))]
        rows.append(("command", sum(each.own for each in runs), memory))
        for name, seconds, megabytes in rows:
            print(f"{name:17} {seconds:7.1f} s  {1000 * seconds / count:6.2f} ms an article  {megabytes:6.0f} MB at most")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
