"""The command as it is typed: exit statuses, what is printed where, what is left on the disk."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from imprint import clock
from imprint.cli import cli, main
from imprint.cli.statuses import FINDINGS, FINE, INTERRUPTED, USAGE

SOUND = "---\ntitle: Slow Wheels\nauthor: Ada Example\ncsl: house\n---\n\nThe footnote has a history [@a, p. 3].\n"
BROKEN = SOUND.replace("@a,", "@b,")
BOOK = "@book{a, author = {Grafton, Anthony}, title = {The Footnote}, publisher = {Harvard}, location = {Boston}, date = {1997}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sound.md").write_text(SOUND)
    (tmp_path / "broken.md").write_text(BROKEN)
    (tmp_path / "refs.bib").write_text(BOOK)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def test_help_ends_with_examples() -> None:
    assert "Examples" in run("build", "--help").stdout


def test_an_interrupted_command_says_that_it_can_go_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("imprint.building.build_all", pressed)
    with pytest.raises(SystemExit) as ended:
        main(["build", "sound.md"])
    assert ended.value.code == INTERRUPTED
    assert "the same command goes on from there" in capsys.readouterr().err


def test_check_of_a_sound_manuscript(folder: Path) -> None:
    result = run("check", "sound.md")
    assert (result.exit_code, result.stdout) == (FINE, "")


def test_check_of_a_broken_one_as_json(folder: Path) -> None:
    result = run("check", "broken.md", "--output-format", "json")
    (found,) = json.loads(result.stdout)
    assert result.exit_code == FINDINGS
    assert sorted(found) == sorted(
        ["rule", "severity", "path", "line", "column", "end_line", "end_column", "message", "hint", "related"]
    )
    assert (found["rule"], found["path"], found["line"], found["column"]) == ("unknown-key", "broken.md", 7, 29)


def test_check_shows_the_line_with_a_caret(folder: Path) -> None:
    shown = run("check", "broken.md").stdout.splitlines()
    line = next(index for index, text in enumerate(shown) if "has a history" in text)
    assert shown[line].index("@b") == shown[line + 1].index("^")


def test_concise_is_one_line_each(folder: Path) -> None:
    assert run("check", "broken.md", "--output-format", "concise").stdout.startswith("broken.md:7:29: error[unknown-key]")


def test_a_broken_manuscript_gives_nothing_and_the_others_go_on(folder: Path) -> None:
    result = run("build", "sound.md", "broken.md", "--out", "made", "--to", "html,jats", "--jobs", "1", "--proof", "off")
    assert result.exit_code == FINDINGS
    made = {path.name for path in (folder / "made").iterdir()}
    assert made == {"sound", "sound.html", "sound.xml"}


@pytest.mark.parametrize("arguments", [("build", "nothing.md"), ("build", "sound.md", "--to", "pfd"), ("explain", "unknown-kex")])
def test_what_cannot_be_meant_is_usage(folder: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == USAGE


def test_an_edition_asked_for_as_a_format_is_told_its_option() -> None:
    assert "press is asked for by --edition" in run("build", "--to", "pdf,press").stderr


def test_explain_prints_the_page() -> None:
    assert "## Use instead" in run("explain", "unknown-key").stdout


def test_a_journal_without_the_sample_says_what_comes_next_and_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", str(tmp_path / "j"), "--title", "Quiet Harbours").exit_code == USAGE
    assert run("init", str(tmp_path / "j"), "--bare", "--title", 'Quiet "Harbours"').exit_code == FINE
    monkeypatch.chdir(tmp_path / "j")
    assert "imprint new article" in run("check").stdout
    assert run("new", "author", "ada-example", "--name", "Ada Example").exit_code == FINE
    assert run("new", "article", "slow-wheels", "--title", "Slow Wheels", "--author", "ada-example").exit_code == FINE
    assert run("build", "--to", "html").exit_code == FINE
    assert "Quiet &quot;Harbours&quot;" in (tmp_path / "j" / "out" / "site" / "index.html").read_text().replace("&#34;", "&quot;")


def test_a_new_journal_takes_an_author_an_article_and_a_style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", str(tmp_path / "j")).exit_code == FINE
    monkeypatch.chdir(tmp_path / "j")
    assert run("new", "author", "ada-example", "--name", "Ada Example").exit_code == FINE
    assert run("new", "article", "quiet-harbours", "--title", "Quiet Harbours", "--author", "ada-example").exit_code == FINE
    style = (tmp_path / "j" / "styles" / "house.csl").read_text()
    (tmp_path / "mine.csl").write_text(style)
    assert run("style", "add", str(tmp_path / "mine.csl")).exit_code == FINE
    (tmp_path / "bad.csl").write_text("<style/>")
    assert run("style", "add", str(tmp_path / "bad.csl")).exit_code == USAGE
    assert run("check", "manuscripts/quiet-harbours", "--csl", "mine").exit_code == FINE
    assert "no citation style mnie (--csl names it)" in run("check", "manuscripts/quiet-harbours", "--csl", "mnie").output


@pytest.mark.parametrize("epoch", ["", "abc", "-5", "9" * 20, "\u0663", "253402300800"])
def test_an_epoch_that_is_no_date_is_passed_over(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert clock.today() == datetime.now(UTC).date().isoformat()


def test_the_epoch_is_the_day() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        assert clock.today() == "1970-01-01"
