"""The command check beside the build: whole libraries, libraries alone, a journal's accepted past."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from imprint.baseline import baseline, compared
from imprint.cli import cli
from imprint.cli.statuses import FINDINGS, FINE, USAGE
from imprint.model.diagnostic import Diagnostic, Severity
from imprint.model.place import Place

MANUSCRIPT = "---\ntitle: Slow Wheels\nauthor: Ada Example\n---\n\nThe footnote has a history [@a, p. 3].\n"
SOUND = "@book{a, author = {Grafton, Anthony}, title = {The Footnote}, publisher = {Harvard}, location = {Boston}, date = {1997}}\n"
UNCITED = "@article{b, author = {Johns, Adrian}, date = {1998}, journaltitle = {Isis}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.md").write_text(MANUSCRIPT)
    (tmp_path / "refs.bib").write_text(SOUND + UNCITED)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments])


def rules(result: Result) -> set[tuple[str, str, int]]:
    return {(one["rule"], one["path"], one["line"]) for one in json.loads(result.stdout)}


def test_a_manuscript_hears_nothing_of_what_it_does_not_cite(folder: Path) -> None:
    assert (run("paper.md").stdout, run("paper.md").exit_code) == ("", FINE)


def test_with_library_everything_is_judged(folder: Path) -> None:
    result = run("paper.md", "--library", "--output-format", "json")
    assert ("missing-field", "refs.bib", 2) in rules(result) and result.exit_code == FINDINGS


def test_a_library_alone(folder: Path) -> None:
    result = run("refs.bib", "--output-format", "json")
    assert ("missing-field", "refs.bib", 2) in rules(result) and result.exit_code == FINDINGS
    assert "refs.bib:2" in run("refs.bib", "--output-format", "concise").stdout


def test_a_string_that_many_entries_miss_is_said_once(folder: Path) -> None:
    entry = "@article{{k{0}, author = {{A, B}}, title = {{T{0}}}, journal = tub, date = {{{0}}}}}\n"
    (folder / "refs.bib").write_text("".join(entry.format(year) for year in (1968, 1969, 1970)))
    found = [one for one in json.loads(run("refs.bib", "--output-format", "json").stdout) if one["rule"] == "undefined-string"]
    assert [(one["line"], one["related"][0]["message"]) for one in found] == [(1, "and here, in 3 places in all")]


def test_a_library_alone_is_shown_with_its_lines(folder: Path) -> None:
    assert "@article{b" in run("refs.bib").stdout


def test_a_library_of_csl_json(folder: Path) -> None:
    (folder / "refs.json").write_text('[{"id": "a", "type": "article-journal", "title": "T", "DOI": "x.y"}]')
    assert {rule for rule, _, _ in rules(run("refs.json", "--output-format", "json"))} >= {"missing-field", "malformed-doi"}


def test_a_journal_weighs_a_library_alone(folder: Path) -> None:
    (folder / "journal.toml").write_text('[journal]\ntitle = "T"\n[severity]\nmissing-field = "off"\n')
    assert "missing-field" not in run("refs.bib", "--output-format", "json").stdout


TITLELESS = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>T</title><id>t</id><updated>2025-01-01T00:00:00+00:00</updated></info>
<citation><layout><names variable="author"/><text variable="container-title"/><date variable="issued" form="text"/></layout></citation>
</style>"""


def test_a_journal_s_style_decides_what_a_library_alone_lacks(folder: Path) -> None:
    """The second entry has no title: a style that prints no titles does not miss it, nor one that the command line names."""
    missed = ("missing-field", "refs.bib", 2)
    assert missed in rules(run("refs.bib", "--output-format", "json"))
    (folder / "titleless.csl").write_text(TITLELESS)
    assert missed not in rules(run("refs.bib", "--csl", "titleless.csl", "--output-format", "json"))
    (folder / "styles").mkdir()
    (folder / "titleless.csl").rename(folder / "styles" / "titleless.csl")
    (folder / "journal.toml").write_text('[journal]\ntitle = "T"\nstyle = "titleless"\n')
    assert missed not in rules(run("refs.bib", "--output-format", "json"))


def test_every_broken_library_is_answered(folder: Path) -> None:
    (folder / "odd.bib").write_bytes(b"\xff\xfe@book{x,\n title = {never closed")
    assert run("odd.bib").exit_code == FINDINGS


# ---------------------------------------------------------------- baseline


def test_a_baseline_accepts_what_was_there_and_nothing_new(folder: Path) -> None:
    assert run("refs.bib", "--baseline", "past.json", "--write-baseline").exit_code == FINE
    accepted = run("refs.bib", "--baseline", "past.json")
    assert (accepted.stdout, accepted.exit_code) == ("", FINE)
    (folder / "refs.bib").write_text("\n\n" + SOUND + UNCITED + UNCITED.replace("{b", "{c"))
    fresh = run("refs.bib", "--baseline", "past.json", "--output-format", "json")
    said = [one["message"] for one in json.loads(fresh.stdout) if one["rule"] == "missing-field"]
    assert said == ["c has no title"] and fresh.exit_code == FINDINGS


def test_what_is_mended_by_now_is_counted(folder: Path) -> None:
    run("refs.bib", "--baseline", "past.json", "--write-baseline")
    (folder / "refs.bib").write_text(SOUND)
    result = run("refs.bib", "--baseline", "past.json")
    assert result.exit_code == FINE and "there no more" in result.stderr


def test_a_baseline_is_the_same_bytes_and_knows_its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("refs.bib", "--baseline", "past.json", "--write-baseline")
    first = (folder / "past.json").read_bytes()
    run("refs.bib", "--baseline", "past.json", "--write-baseline")
    assert (folder / "past.json").read_bytes() == first
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    assert run("../refs.bib", "--baseline", "../past.json").exit_code == FINE


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 99, "accepted": []}', '{"version": 1, "accepted": [1]}', "\0" * 9])
def test_what_is_no_baseline_is_usage(folder: Path, text: str) -> None:
    (folder / "past.json").write_text(text)
    assert run("refs.bib", "--baseline", "past.json").exit_code == USAGE


@pytest.mark.parametrize("arguments", [("--write-baseline",), ("--baseline", "none.json")])
def test_a_baseline_needs_its_file(folder: Path, arguments: tuple[str, ...]) -> None:
    assert run("refs.bib", *arguments).exit_code == USAGE


def test_two_findings_alike_are_accepted_twice_and_not_thrice() -> None:
    found = tuple(Diagnostic("a-rule", Severity.ERROR, Place("x.md", line), "the same") for line in (1, 5, 9))
    result = compared(found, baseline(found[:2], ""), "")
    assert result and result.new == found[2:] and (result.accepted, result.gone) == (2, 0)


# ---------------------------------------------------------------- what did not change


def test_what_was_said_of_the_same_files_is_said_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMPRINT_CACHE", str(folder / ".cache"))
    settle(folder)
    first = run("refs.bib")
    with monkeypatch.context() as patch:
        patch.setattr("imprint.checking.check_all", lambda *_: pytest.fail("checked again"))
        again = run("refs.bib")
    assert (again.stdout, again.stderr, again.exit_code) == (first.stdout, first.stderr, first.exit_code)
    assert run("refs.bib", "--output-format", "json").stdout != first.stdout
    (folder / "refs.bib").write_text(SOUND)
    settle(folder)
    assert run("refs.bib").exit_code == FINE


def settle(folder: Path) -> None:
    """Files as they are some time after they were written."""
    for path in folder.glob("*.*"):
        os.utime(path, (1_700_000_000, 1_700_000_000 + path.stat().st_size))
    time.sleep(0.06)  # their change times are the kernel's


def test_findings_stand_at_their_lines_in_a_large_library(folder: Path) -> None:
    """A manuscript is checked with the part of the library that it cites."""
    before = "".join(SOUND.replace("{a,", f"{{k{n},\n") for n in range(50))
    (folder / "refs.bib").write_text(before + UNCITED + SOUND.replace("publisher", "publischer"))
    (folder / "paper.md").write_text(MANUSCRIPT.replace("@a,", "@a; @b,"))
    found = rules(run("paper.md", "--output-format", "json"))
    assert {("missing-field", "refs.bib", 101), ("unknown-field", "refs.bib", 102)} <= found


def test_a_library_may_be_larger_than_a_picture_but_not_endless(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imprint.files.MAX_FILE", 10)
    assert "missing-field" in run("refs.bib").stdout
    monkeypatch.setattr("imprint.files.MAX_LIBRARY", 10)
    assert run("refs.bib").exit_code == USAGE and "refs.bib cannot be read" in run("refs.bib").stderr
