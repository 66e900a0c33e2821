"""A worker that dies, hangs or runs out of something costs its article, with a finding; the others go on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from imprint import workers
from imprint.model.stages import SourceFile, Sources
from imprint.pipeline import Built, Design, Job, produce
from imprint.workers import produce_all
from imprint.workspace import shipped

STYLES = tuple(one for one in shipped("styles") if one.name.endswith(".csl"))


def job(slug: str) -> Job:
    manuscript = SourceFile(f"{slug}.md", f"{slug}.md", f"---\ntitle: {slug}\nauthor: Ada Example\n---\n\nWords.\n".encode())
    return Job(Sources(slug, manuscript, "markdown", shared=STYLES), ("jats",), Design((), ()))


def killed(job: Job) -> Built:
    if job.sources.slug == "bad":
        os.kill(os.getpid(), signal.SIGKILL)
    return produce(job)


def endless(job: Job) -> Built:
    while job.sources.slug == "bad":
        pass
    return produce(job)


def greedy(job: Job) -> Built:
    if job.sources.slug == "bad":
        raise MemoryError
    return produce(job)


@pytest.mark.parametrize("work", [killed, greedy])
def test_one_article_is_lost_and_the_others_are_built(work: object) -> None:
    built = {one.slug: one for one in produce_all([job("bad"), job("good"), job("fine")], 2, work)}  # type: ignore[arg-type]
    assert [finding.rule for finding in built["bad"].said] == ["over-limit"]
    assert built["bad"].stopped
    assert built["good"].artefacts and built["fine"].artefacts


def test_a_hung_one_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SECONDS", 3)
    built = {one.slug: one for one in produce_all([job("bad"), job("good")], 2, endless)}
    assert "longer than 3 s" in built["bad"].said[0].message
    assert built["good"].artefacts


def test_a_fault_of_imprint_itself_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        list(produce_all([job("any")], 1, broken))


def broken(job: Job) -> Built:
    raise ZeroDivisionError


def test_what_a_command_needs_not_is_not_imported(tmp_path: Path) -> None:
    """Checking never loads the setter of pages; asking for help loads nothing of the line."""
    import subprocess
    import sys

    (tmp_path / "paper.md").write_text("---\ntitle: T\nauthor: Ada Example\n---\n\nWords.\n")
    code = (
        "import sys\nfrom imprint.cli import cli\n"
        "try:\n    cli.main(sys.argv[1:], prog_name='imprint')\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} | {n for n in sys.modules if n.startswith('imprint')}), file=sys.stderr)"
    )

    def loaded(*arguments: str) -> set[str]:
        ran = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
        return set(ran.stderr.splitlines()[-1].split())

    assert not loaded("check", str(tmp_path / "paper.md")) & {"weasyprint", "ziamath", "uharfbuzz", "pebble", "fsspec", "pikepdf"}
    assert not loaded("--help") & {"weasyprint", "yaml", "bibtexparser", "PIL", "imprint.read", "imprint.pipeline"}
    (tmp_path / "a").mkdir()
    (tmp_path / "paper.md").rename(tmp_path / "a" / "paper.md")
    options = ("--to", "jats", "--out", str(tmp_path / "o"), "--cache", str(tmp_path / "c"))
    nothing = ("build", str(tmp_path / "a" / "paper.md"), *options)
    assert "imprint.building" in loaded(*nothing) and not loaded(*nothing) & {"imprint.building", "imprint.read", "lxml", "pebble"}
