"""Independent validators: asked where they are installed, their verdicts in the papers, nothing let out that fails."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from imprint import validating
from imprint.cli import cli
from imprint.cli.statuses import FINDINGS, FINE
from imprint.validators_installed import Validator, ask, validators_installed

TEXT = "---\ntitle: Slow Wheels\nauthor: Ada Example\n---\n\nThe wheels were slow that year.\n"
CONTENT = "import sys; sys.exit(print('ERROR(RSC-005): ' + sys.argv[1] + ' is bad') or 1 if 'slow' in open(sys.argv[1]).read() else 0)"


@pytest.fixture(autouse=True)
def one_validator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """One that takes the word "slow" for a fault in a page."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.md").write_text(TEXT)
    nu = Validator("Nu Html Checker", "1", (sys.executable, "-c", CONTENT))
    monkeypatch.setattr(validating, "validators_installed", lambda: (nu,))
    yield


def build(*options: str) -> Result:
    return CliRunner().invoke(cli, ["build", "paper.md", "--out", "out", "--to", "html,epub", *options])


def verdicts() -> list[tuple[str, str, str]]:
    found = json.loads(Path("out/proof.json").read_text())["validators"]
    return [(one["output"], one["validator"], one["verdict"]) for one in found]


def test_nobody_is_asked_unless_somebody_wants_it() -> None:
    assert build("--no-cache").exit_code == FINE
    assert {verdict for *_, verdict in verdicts()} == {"not asked"} and len(verdicts()) == 2
    assert "Not asked." in Path("out/proof.html").read_text()


def test_what_a_validator_says_is_in_the_papers_and_a_finding() -> None:
    done = build("--proof", "full", "--no-cache")
    assert done.exit_code == FINE and "warning[validator-fault]" in done.output and "paper.html: Nu Html Checker says: ERROR(RSC-005): paper.html is bad" in done.output
    assert sorted(verdicts()) == [("paper.epub", "EPUBCheck", "not asked"), ("paper.html", "Nu Html Checker", "failed")]
    page = Path("out/proof.html").read_text()
    assert "paper.epub: not asked: EPUBCheck is not installed" in page and "paper.html: failed" in page and "Not asked." not in page
    assert Path("out/paper.html").exists()


def test_strict_proof_lets_nothing_out_that_fails() -> None:
    done = build("--proof", "strict", "--no-cache")
    assert done.exit_code == FINDINGS and "error[" in done.output and "validator-fault" in done.output
    assert not Path("out/paper.html").exists() and ("paper.html", "Nu Html Checker", "failed") in verdicts()


def test_a_journal_weighs_what_validators_say_and_verdicts_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("journal.toml").write_text('[severity]\nvalidator-fault = "off"\n')
    assert build("--proof", "strict", "--cache", "kept").exit_code == FINE
    monkeypatch.setattr(validating, "ask", lambda *_: pytest.fail("it was asked before"))
    Path("out/paper.html").unlink()
    assert build("--proof", "strict", "--cache", "kept").exit_code == FINE and Path("out/paper.html").exists()


def test_no_answer_is_no_verdict() -> None:
    assert ask(Validator("EPUBCheck", "1", ("/nowhere/java",)), "a.epub", b"") is None
    assert ask(Validator("EPUBCheck", "1", (sys.executable, "-c", "raise SystemExit(3)")), "a.epub", b"") is None
    assert ask(Validator("veraPDF", "1", (sys.executable, "-c", "print('{\"a.pdf\": {}}')")), "a.pdf", b"") is None
    broken = "print('{\"a.pdf\": {\"PDFUA_1\": [\"7.1-3\"]}}')"
    assert ask(Validator("veraPDF", "1", (sys.executable, "-c", broken)), "a.pdf", b"") == ("PDFUA_1: rule 7.1-3",)


def test_the_real_ones_know_bad_files() -> None:
    there = {one.name: one for one in validators_installed()}
    if "EPUBCheck" not in there:
        pytest.skip("EPUBCheck or Java is not installed")
    said = ask(there["EPUBCheck"], "a.epub", b"no zip")
    assert said and all(line.startswith(("ERROR", "FATAL")) for line in said)
