"""Builds that are killed at any moment: what stands in the folder is whole, and the next build is as if nothing had been.

The builds are real ones, commands in processes of their own: with and without a cache, one alone and two into one folder.
"""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import time
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from tests.hostile_runner import begin

TEXT = "---\ntitle: {word}\nauthor: Ada Example\n---\n\n{word} has a history [@k].\n"
BOOK = "@book{{k, author = {{Roe, Ann}}, title = {{{word}}}, publisher = {{P}}, location = {{L}}, date = {{2001}}}}\n"
SLUGS = ("feet", "hands")
WORDS = ("Wheels", "Gears")
SECONDS = 300  # by the clock, until a build is taken to hang


def write(root: Path, word: str) -> None:
    """The journal, all of it about a word."""
    for slug in SLUGS:
        (root / "manuscripts" / slug).mkdir(parents=True, exist_ok=True)
        (root / "manuscripts" / slug / "article.md").write_text(TEXT.format(word=word))
    (root / "bibliography").mkdir(exist_ok=True)
    (root / "bibliography" / "books.bib").write_text(BOOK.format(word=word))
    (root / "journal.toml").write_text('title = "Journal"\nlanguages = ["en"]\nstyle = "house"\n')


class Build:
    """A build in a process of its own, which has everything imported already."""

    def __init__(self, root: Path, formats: str, cache: Path | None) -> None:
        more = ["--cache", str(cache)] if cache else ["--no-cache"]
        self.process = begin(["build", "--to", formats, "--out", "out", "--proof", "off", *more], root)

    def kill_within(self, seconds: float) -> None:
        """Let it work for a while, then kill it with SIGKILL; not what it started: that has to end by itself."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self._over():
            time.sleep(0.001)
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)

    def status(self) -> int:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if self._over():
                return self._status
            time.sleep(0.01)
        raise AssertionError("it hangs")

    def _over(self) -> bool:
        if self.process:
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                self.process, self._status = 0, os.waitstatus_to_exitcode(status)
        return not self.process


def faults(out: Path) -> list[str]:
    """What is torn in a folder of outputs: files that no program can read."""
    found = []
    for path in sorted(one for one in out.rglob("*") if one.is_file() and not one.name.startswith(".tmp-")):
        try:
            data = path.read_bytes()
            if path.suffix == ".pdf":
                pikepdf.open(io.BytesIO(data)).close()
            elif path.suffix == ".epub":
                assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
            elif path.suffix == ".xml":
                etree.fromstring(data)
            elif path.suffix == ".html":
                assert data.rstrip().endswith(b"</html>")
        except Exception as fault:
            found.append(f"{path.relative_to(out)}: {fault!r}")
    return found


def contents(out: Path) -> dict[str, bytes]:
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and not path.name.startswith(".tmp-"))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def whole(root: Path, formats: str, word: str) -> dict[str, bytes]:
    """What a build that nobody disturbs makes."""
    write(root, word)
    assert Build(root, formats, None).status() == 0
    return contents(root / "out")


@pytest.mark.long
@pytest.mark.parametrize(("formats", "kills"), [("jats", 400), ("pdf,epub,html,jats", 100)])
@pytest.mark.parametrize("together", [1, 2], ids=["alone", "two-at-once"])
def test_killed_builds(formats: str, kills: int, together: int, tmp_path: Path) -> None:
    """Cold, warm and half warm: the cache is thrown away now and then, the word changes, the moment is any."""
    chance = random.Random(f"{formats} {together}")
    wanted = {word: whole(tmp_path / word, formats, word) for word in WORDS}
    root, cache = tmp_path / "journal", tmp_path / "cache"
    write(root, "Wheels")
    start = time.monotonic()
    assert Build(root, formats, cache).status() == 0
    usual = (time.monotonic() - start) * together
    for number in range(kills // together):
        write(root, WORDS[number % 3 % 2])
        if number % 4 == 0:
            shutil.rmtree(cache, ignore_errors=True)
        builds = [Build(root, formats, cache) for _ in range(together)]
        for build in builds:
            build.kill_within(chance.random() * usual)
        assert not faults(root / "out")
    for word in WORDS:
        write(root, word)
        builds = [Build(root, formats, cache) for _ in range(together)]
        assert [build.status() for build in builds] == [0] * together
        assert contents(root / "out") == wanted[word], "the next build is as if nothing had been"
    assert not list((root / "out").rglob(".tmp-*"))
