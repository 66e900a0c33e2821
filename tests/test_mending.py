"""Edits that mend: the least ones, made once; everything else keeps its bytes."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from imprint.checking import with_texts
from imprint.cli import cli, main
from imprint.cli.statuses import FINDINGS, FINE, USAGE
from imprint.mending import difference, mend, mend_until_still, mendable
from imprint.model.diagnostic import Diagnostic, Diagnostics, Fix, Severity
from imprint.model.place import Place
from imprint.model.stages import SourceFile, Sources
from imprint.pipeline import check_library

MANUSCRIPT = "---\ntitle: Slow Wheels\nauthor: Ada Example\n---\n\nThe footnote has a history [@a, p. 3].\n"
FAULTY = "@book{a,\n  author = {Grafton, Anthony}\n  title = {The Footnote},\n  publisher = {Harvard}, location = {Boston},\n  date = {1997}, doi = {https://doi.org/10.1000/182},\n}\n"
MENDED = FAULTY.replace("Anthony}", "Anthony},").replace("https://doi.org/", "")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.md").write_text(MANUSCRIPT)
    (tmp_path / "refs.bib").write_text(FAULTY)
    return tmp_path


# ---------------------------------------------------------------- the command


def test_fix_mends_what_is_certain_and_says_the_rest(folder: Path) -> None:
    result = run("paper.md", "--fix")
    assert (folder / "refs.bib").read_text() == MENDED
    assert (result.exit_code, result.stdout) == (FINE, "")
    assert "mended 2 findings in refs.bib" in result.stderr


def test_fix_twice_changes_nothing(folder: Path) -> None:
    run("paper.md", "--fix")
    before = (folder / "refs.bib").stat()
    run("paper.md", "--fix")
    after = (folder / "refs.bib").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_diff_changes_nothing_and_can_be_applied(folder: Path) -> None:
    result = run("paper.md", "--diff")
    assert result.exit_code == FINDINGS and (folder / "refs.bib").read_text() == FAULTY
    subprocess.run(["patch", "-p0"], input=result.stdout, text=True, check=True, capture_output=True)
    assert (folder / "refs.bib").read_text() == MENDED
    assert (run("paper.md", "--diff").exit_code, run("paper.md", "--diff").stdout) == (FINE, "")


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_byte_order_mark_and_permissions_stay(folder: Path, ends: str) -> None:
    text = b"\xef\xbb\xbf" + FAULTY.replace("\n", ends).encode()
    (folder / "refs.bib").write_bytes(text)
    (folder / "refs.bib").chmod(0o640)
    run("refs.bib", "--fix")
    assert (folder / "refs.bib").read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", ends).encode()
    assert stat.S_IMODE((folder / "refs.bib").stat().st_mode) == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["paper.md", "refs.bib"]


def test_what_is_not_utf_8_is_left_alone(folder: Path) -> None:
    data = FAULTY.replace("Harvard", "Éditions").encode("latin-1")
    (folder / "refs.bib").write_bytes(data)
    run("refs.bib", "--fix")
    assert (folder / "refs.bib").read_bytes() == data


def test_a_file_whose_name_is_no_utf_8_is_mended_too(folder: Path) -> None:
    odd = folder / os.fsdecode(b"r\xe9fs\n.bib")
    odd.write_text("@book{a, author = {Ong, W.}, title = {T}, publisher = {Faber,}, date = {1982}}\n")
    run(str(odd), "--fix")
    assert "{Faber}" in odd.read_text()


@pytest.mark.parametrize(("target", "call"), [(os, "fchmod"), (os, "fsync"), (Path, "replace")])
def test_what_cannot_be_written_stays_as_it_was(
    target: object, call: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each step fails once: the file keeps its bytes, nothing is left beside it, and the sentence names it."""

    def fail(*_: object, **__: object) -> object:
        raise OSError(errno.EROFS, "Read-only file system", "another name")

    monkeypatch.setattr(target, call, fail)
    with pytest.raises(SystemExit) as end:
        main(["check", "--fix", "refs.bib"])
    assert end.value.code == FINDINGS and "refs.bib cannot be written: it is on a disk that is read only." in capsys.readouterr().err
    assert (folder / "refs.bib").read_text() == FAULTY and not list(folder.glob(".tmp-*"))


def test_likely_edits_are_made_on_request_only(folder: Path) -> None:
    (folder / "refs.bib").write_text(FAULTY.replace("Grafton, Anthony", "Grafton, Anthony & Johns, Adrian"))
    run("refs.bib", "--fix")
    assert "&" in (folder / "refs.bib").read_text()
    run("refs.bib", "--fix", "--unsafe-fixes")
    assert "Grafton, Anthony and Johns, Adrian" in (folder / "refs.bib").read_text()


def test_a_manuscript_is_mended_too(folder: Path) -> None:
    (folder / "refs.bib").write_text(MENDED)
    (folder / "paper.md").write_text(MANUSCRIPT.replace("@a", "@A"))
    run("paper.md", "--fix")
    assert (folder / "paper.md").read_text() == MANUSCRIPT


@pytest.mark.parametrize("arguments", [("--unsafe-fixes",), ("--fix", "--write-baseline", "--baseline", "x.json")])
def test_what_does_not_go_together_is_usage(folder: Path, arguments: tuple[str, ...]) -> None:
    assert run("paper.md", *arguments).exit_code == USAGE


# ---------------------------------------------------------------- one edit beside another


def finding(*fixes: tuple[int, int, str], safe: bool = True) -> Diagnostic:
    made = tuple(Fix(Place("x.bib", 1, start, 1, end), words, safe) for start, end, words in fixes)
    return Diagnostic("a-rule", Severity.NOTE, made[0].place, str(fixes), fixes=made)


def mended(text: str, *found: Diagnostic, unsafe: bool = False) -> str:
    return mend({"x.bib": text.encode()}, found, unsafe).files.get("x.bib", text.encode()).decode()


def test_all_edits_of_a_finding_are_made_or_none() -> None:
    assert mended("abcdef", finding((1, 2, "A"), (5, 6, "E"))) == "AbcdEf"
    assert mended("abcdef", finding((1, 3, "X")), finding((2, 4, "Y"), (6, 7, "Z"))) == "Xcdef"
    assert mended("abc", finding((1, 2, "A"), (9, 10, "Z"))) == "abc"


def test_two_findings_with_the_same_edit_make_it_once() -> None:
    assert mended("ac", finding((2, 2, "b")), finding((2, 2, "b"), (3, 3, "d"))) == "abcd"


def test_likely_ones_wait() -> None:
    assert mended("abc", finding((1, 2, "A"), safe=False)) == "abc"
    assert mended("abc", finding((1, 2, "A"), safe=False), unsafe=True) == "Abc"


# ---------------------------------------------------------------- whole libraries

VALUES = st.sampled_from(
    [
        "author = {Grafton, Anthony}",
        "author = {Grafton, Anthony and Johns, Adrian et al.}",
        "author = {Grafton, Anthony and and Johns, Adrian}",
        "author = {Grafton, Anthony & Johns, A.}",
        "author = {{M. O. Ball et al.}}",
        "title = {Who is afraid of NASA in Istanbul?}",
        "title = {Caf\u0065\u0301s &amp; Tea <i>in</i> İstanbul}",
        "title = {Ã©tudes}",
        "doi = {https://doi.org/10.1000/182}",
        "doi = {doi: 10.1000/182}",
        "url = {https://orrery.example/a.}",
        "link = {https://orrery.example/b}",
        "uri = {papers3://publication/1}",
        "accessed = {May 18, 2025}",
        "urldate = {2025-5-18}",
        "date = {1997-05-1}",
        'pages = "12--9"',
        "isbn = {978-0-674-90215-8}",
        "publisher = {Harvard University Press\u200b}",
        "vol = 3",
        "note = {ok}",
    ]
)
PARTS = st.tuples(VALUES, st.sampled_from([",", ",", ",", ""]), st.sampled_from(["\n", " "]))
LIBRARIES = st.lists(st.tuples(st.sampled_from(["book", "article", "online"]), st.lists(PARTS, max_size=7)), min_size=1, max_size=3)


def library(entries: list[tuple[str, list[tuple[str, str, str]]]], ends: str) -> bytes:
    written = (f"@{kind}{{k{i},\n" + "".join("".join(part) for part in parts) + "}\n" for i, (kind, parts) in enumerate(entries))
    return "\n".join(written).replace("\n", ends).encode()


def judged(data: bytes) -> Diagnostics:
    file = SourceFile("x.bib", "x.bib", data)
    return check_library([file], Sources("x", file, "bibtex", (file,), today="2026-01-01"))


@settings(max_examples=150, deadline=None)
@given(LIBRARIES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_mended_libraries_stay_mended_and_lose_nothing(
    entries: list[tuple[str, list[tuple[str, str, str]]]], ends: str, unsafe: bool
) -> None:
    data = library(entries, ends)
    before = judged(data)
    done = mend_until_still({"x.bib": data}, before, lambda texts: judged(texts["x.bib"]), unsafe)
    after = done.files.get("x.bib", data)
    left = judged(after)
    assert not [one for one in left if mendable(one, unsafe)], "a second run would change it again"
    errors = [sum(one.severity is Severity.ERROR for one in found) for found in (before, left)]
    assert errors[1] <= errors[0]
    assert after.count(ends.encode()) == data.count(ends.encode())
    assert after.count(b"{") - after.count(b"}") == data.count(b"{") - data.count(b"}")
    touched = {fix.place.line for one in before for fix in one.fixes}
    if len(ends) and done.count and not unsafe:
        pairs = zip(data.split(ends.encode()), after.split(ends.encode()), strict=True)
        assert all(a == b for number, (a, b) in enumerate(pairs, 1) if number not in touched | _later(before, left))


def _later(before: Diagnostics, left: Diagnostics) -> set[int]:
    """Lines of fields that got a name by which other rules know them: a second round may mend their values."""
    renamed = {"unknown-field", "missing-comma", "duplicate-field"}
    return {one.place.line for one in (*before, *left) if one.rule in renamed}


def test_a_manuscript_word_by_word() -> None:
    text = unicodedata.normalize("NFD", "Müller")
    assert difference("x.md", f"a\n{text}\n".encode(), "a\nMüller\n".encode()).splitlines()[3:] == [" a", f"-{text}", "+Müller"]


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30), st.booleans())
def test_a_difference_can_be_applied(old: list[str], new: list[str], ended: bool) -> None:
    before, after = ("\n".join(lines) + "\n" * ended for lines in (old, new))
    assert applied(before, difference("x", before.encode(), after.encode())) == after


def applied(text: str, diff: str) -> str:
    """A unified diff applied by the book: its context has to stand where it says."""
    lines = text.splitlines(keepends=True)
    out: list[str] = []
    at = 0
    hunks = diff.replace("\n\\ No newline at end of file\n", "\0").splitlines(keepends=True)
    for line in (piece for raw in hunks for piece in _pieces(raw)):
        if line.startswith(("---", "+++")):
            continue
        if line.startswith("@@"):
            start, count = (line.split()[1][1:] + ",1").split(",")[:2]
            begin = int(start) - (int(count) > 0)
            out += lines[at:begin]
            at = begin
        elif line[0] in " -":
            assert lines[at] == line[1:]
            out += [lines[at]] if line[0] == " " else []
            at += 1
        else:
            out.append(line[1:])
    return "".join([*out, *lines[at:]])


def _pieces(raw: str) -> list[str]:
    """Lines that end without a line feed stand before a zero byte here."""
    return [piece for piece in raw.split("\0") if piece]


def test_texts_take_the_place_of_files() -> None:
    file = SourceFile("x.bib", "x.bib", b"old")
    (changed,) = with_texts([replace(Sources("x", file, "markdown", (file,)), shared=(file,))], {"x.bib": b"new"})
    assert (changed.manuscript.data, changed.files[0].data, changed.shared[0].data) == (b"new", b"new", b"new")
