"""Artefacts stand whole: old or new, whatever fails, is killed, or comes twice at once."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from imprint import cli, putting
from imprint.model.stages import Artefact
from imprint.putting import PutError, put, put_together, rewrite

NAMES = ("a.pdf", "a.epub", "a/web.css")


def edition(letter: str, size: int = 20_000) -> tuple[Artefact, ...]:
    return tuple(Artefact(name, "", letter.encode() * size) for name in NAMES)


def letters(folder: Path) -> list[str]:
    """The letter of each file that is there; a file of two kinds or of another length is torn."""
    found = [(folder / name).read_bytes() for name in NAMES if (folder / name).is_file()]
    assert all(len(data) == 20_000 and len(set(data)) == 1 for data in found), "torn"
    return [chr(data[0]) for data in found]


def asides(folder: Path) -> list[Path]:
    return list(folder.rglob(".tmp-*"))


def test_what_is_as_it_should_be_is_not_touched(tmp_path: Path) -> None:
    put(tmp_path, edition("A"))
    before = (tmp_path / "a.pdf").stat()
    put(tmp_path, edition("A"))
    assert (tmp_path / "a.pdf").stat().st_ino == before.st_ino


CALLS = ("open", "write", "fsync", "replace", "mkdir")


def failing(name: str, at: int, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one call of a kind fail, and those after it succeed."""
    count = 0

    def fail(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count == at:
                raise OSError(code, os.strerror(code))
            return real(*arguments, **options)

        return call

    target: object = {"fsync": os, "write": putting}.get(name, Path)
    called = "_write" if name == "write" else name
    monkeypatch.setattr(target, called, fail(getattr(target, called)))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("at", range(1, 7))
@pytest.mark.parametrize("name", CALLS)
def test_every_step_may_fail(name: str, at: int, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, edition("A"))
    with monkeypatch.context() as patch:
        failing(name, at, code, patch)
        try:
            put(tmp_path, edition("B"))
            failed = False
        except PutError as fault:
            failed = True
            assert "still there" in str(fault)
    found = letters(tmp_path)
    assert len(found) == 3 and set(found) <= {"A", "B"} and not asides(tmp_path)
    if not failed:
        assert found == ["B"] * 3
    if (failed and name in ("open", "write", "mkdir")) or (failed and name == "fsync" and at <= 3):
        assert found == ["A"] * 3, "nothing is replaced before everything is written"


FOLDERS = tuple("abcdefghij")


@pytest.mark.parametrize("broken", [False, True], ids=["sound", "broken"])
def test_many_folders_wait_for_the_disk_twice(broken: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for what is in the files, once for their names; where the disk fails, all that was there is."""
    put_together([(tmp_path / name, edition("A")) for name in FOLDERS])
    waits: list[int] = []

    class Disk:
        def syncfs(self, handle: int) -> int:
            waits.append(handle)
            return -int(broken)

    monkeypatch.setattr(putting, "_LIBC", Disk())
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("a file alone"))
    with pytest.raises(PutError, match="still there") if broken else nullcontext():
        put_together([(tmp_path / name, edition("B")) for name in FOLDERS])
    assert len(waits) == 2 - broken and not asides(tmp_path)
    assert [letters(tmp_path / name) for name in FOLDERS] == [["A" if broken else "B"] * 3] * len(FOLDERS)


def test_a_full_disk(tmp_path: Path) -> None:
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "imprint", str(tmp_path)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        put(tmp_path, edition("A"))
        with pytest.raises(PutError, match="the disk is full"):
            put(tmp_path, edition("B", 100_000))
        assert letters(tmp_path) == ["A"] * 3 and not asides(tmp_path)
        put(tmp_path, edition("C"))
        assert letters(tmp_path) == ["C"] * 3
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_the_command_says_so_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.md").write_text("---\ntitle: A\nauthor: B\n---\n\nWords.\n")
    (tmp_path / "out").write_text("a file")
    with pytest.raises(SystemExit) as end:
        cli.main(["build", "paper.md", "--to", "jats"])
    assert end.value.code == cli.FINDINGS
    assert "imprint: out cannot be written: there is a file where its folder should be." in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "a file"


def writer(folder: Path, *words: str) -> int:
    """A process that puts editions in turn until it is killed."""
    child = os.fork()
    if child == 0:
        try:
            while True:
                for letter in words:
                    put(folder, edition(letter))
        finally:
            os._exit(1)
    return child


def kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_killing_leaves_whole_files_and_the_next_build_tidies(tmp_path: Path) -> None:
    put(tmp_path, edition("A"))
    chance = random.Random(1)
    for _ in range(60):
        child = writer(tmp_path, "B", "C")
        time.sleep(chance.random() / 60)
        kill(child)
        assert len(letters(tmp_path)) == 3
    put(tmp_path, edition("D"))
    assert letters(tmp_path) == ["D"] * 3 and not asides(tmp_path)


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Whenever nobody is at work, all files are of one edition."""
    children = [writer(tmp_path, "B", "C"), writer(tmp_path, "D", "E")]
    time.sleep(0.6)
    for _ in range(20):
        with putting._alone(tmp_path):
            assert len(set(letters(tmp_path))) <= 1
    for child in children:
        kill(child)


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("theirs")
    (tmp_path / "out").mkdir()
    os.symlink("../theirs", tmp_path / "out" / "a.pdf")
    put(tmp_path / "out", edition("A"))
    assert (tmp_path / "theirs").read_text() == "theirs" and letters(tmp_path / "out") == ["A"] * 3


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "out").mkdir()
    os.symlink("../theirs", tmp_path / "out" / "a")
    with pytest.raises(PutError, match="out/a cannot be written: it is a link, and links are not followed"):
        put(tmp_path / "out", edition("A"))
    assert not list((tmp_path / "theirs").iterdir())
    with pytest.raises(PutError, match="links are not followed"):
        put(tmp_path / "out" / "a", edition("A"), tmp_path / "out")
    os.symlink("out", tmp_path / "elsewhere")
    put(tmp_path / "elsewhere", edition("A")[:2])
    assert letters(tmp_path / "out") == ["A"] * 2


def test_asides_of_living_builds_stay(tmp_path: Path) -> None:
    mine = tmp_path / f".tmp-{os.getppid()}-{'0' * 32}"
    other = tmp_path / f".tmp-{2**22 + 1}-{'0' * 32}"
    kept = tmp_path / ".tmp-notes"
    for path in (mine, other, kept):
        path.touch()
    put(tmp_path, edition("A"))
    assert mine.exists() and kept.exists() and not other.exists()


# ---------------------------------------------------------------- files of the author's


def manuscripts(folder: Path) -> list[tuple[Path, bytes, bytes]]:
    """Three files with other words for each."""
    for name in "abc":
        (folder / name).write_bytes(b"before")
        (folder / name).chmod(0o640)
    return [(folder / name, b"before", b"after") for name in "abc"]


def contents(folder: Path) -> set[bytes]:
    return {path.read_bytes() for path in folder.iterdir()}


def test_files_are_mended_together_and_keep_their_permissions(tmp_path: Path) -> None:
    assert rewrite(manuscripts(tmp_path)) is None
    assert contents(tmp_path) == {b"after"} and (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_one_that_changed_meanwhile_stops_all(tmp_path: Path) -> None:
    changes = manuscripts(tmp_path)
    (tmp_path / "c").write_bytes(b"theirs")
    assert rewrite(changes) == tmp_path / "c"
    assert contents(tmp_path) == {b"before", b"theirs"}


@pytest.mark.parametrize("at", range(1, 4))
@pytest.mark.parametrize("name", ["open", "write", "fsync"])
def test_a_disk_that_fills_mends_nothing(name: str, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = manuscripts(tmp_path)
    with monkeypatch.context() as patch:
        failing(name, at, errno.ENOSPC, patch)
        with pytest.raises(PutError, match="the disk is full"):
            rewrite(changes)
    assert contents(tmp_path) == {b"before"}


def test_a_killed_mend_is_tidied_by_the_next(tmp_path: Path) -> None:
    chance = random.Random(2)
    changes = manuscripts(tmp_path)
    for _ in range(40):
        child = os.fork()
        if child == 0:
            try:
                while True:
                    rewrite(changes)
                    rewrite([(path, after, before) for path, before, after in changes])
            finally:
                os._exit(1)
        time.sleep(chance.random() / 60)
        kill(child)
        found = {name: (tmp_path / name).read_bytes() for name in "abc"}
        assert set(found.values()) <= {b"before", b"after"}, "torn"
        assert rewrite([(tmp_path / name, data, b"before") for name, data in found.items()]) is None
        assert contents(tmp_path) == {b"before"}, "left behind"


def test_check_fix_says_so_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    text = "---\ntitle: A\nauthor: B\n---\n\nSee [@k].\n"
    book = "@book{k, author = {Roe, Ann}, title = {T}, publisher = {P}, location = {L}, year = 2001, doi = {https://doi.org/10.1000/x}}\n"
    (tmp_path / "paper.md").write_text(text)
    (tmp_path / "books.bib").write_text(book)
    failing("write", 1, errno.ENOSPC, monkeypatch)
    with pytest.raises(SystemExit) as end:
        cli.main(["check", "--fix", "--no-cache", "paper.md"])
    assert end.value.code == cli.FINDINGS
    assert "imprint: books.bib cannot be written: the disk is full. What was there" in capsys.readouterr().err
    assert (tmp_path / "books.bib").read_text() == book and not asides(tmp_path)
