"""Independent validators: asked where they are installed, their verdicts in the papers, nothing let out that fails."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from imprint import validating
from imprint.cli import cli
from imprint.cli.statuses import FINDINGS, FINE
from imprint.model.proof import FAILED, NO_ANSWER, NOT_ASKED, PASSED
from imprint.model.stages import Artefact
from imprint.validators import Validator, ask, validators_installed

TEXT = "---\ntitle: Slow Wheels\nauthor: Ada Example\n---\n\nThe wheels were slow that year.\n"
CONTENT = "import sys; sys.exit(print('ERROR(RSC-005): ' + sys.argv[1] + ' is bad') or 1 if 'slow' in open(sys.argv[1]).read() else 0)"

# What a PDF says that claims to be PDF/UA-1.
XMP = b'''<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'''


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
    assert {verdict for *_, verdict in verdicts()} == {"not asked"} and len(verdicts()) == 4
    assert "Not asked." in Path("out/proof.html").read_text()


def test_what_a_validator_says_is_in_the_papers_and_a_finding() -> None:
    done = build("--proof", "full", "--no-cache")
    assert done.exit_code == FINE and "warning[validator-fault]" in done.output and "paper.html: Nu Html Checker says: ERROR(RSC-005): paper.html is bad" in done.output
    assert sorted(verdicts()) == [
        ("paper.epub", "Ace", "not asked"), ("paper.epub", "EPUBCheck", "not asked"),
        ("paper.html", "Nu Html Checker", "failed"), ("paper.html", "axe", "not asked"),
    ]  # fmt: skip
    assert "not asked, since not installed: EPUBCheck, Ace, veraPDF, axe, JATS DTD" in done.output
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


def test_who_is_there_and_gives_no_answer_lets_nothing_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = Validator("Nu Html Checker", "1", (sys.executable, "-c", "raise SystemExit('out of memory')"))
    monkeypatch.setattr(validating, "validators_installed", lambda: (silent,))
    done = build("--proof", "strict", "--cache", "kept")
    assert done.exit_code == FINDINGS and not Path("out/paper.html").exists()
    assert "paper.html: Nu Html Checker gave no answer: it ended with status 1, saying out of memory" in done.output
    assert ("paper.html", "Nu Html Checker", "no answer") in verdicts()
    monkeypatch.setattr(validating, "validators_installed", lambda: (replace(silent, command=(sys.executable, "-c", "")),))
    assert build("--proof", "strict", "--cache", "kept").exit_code == FINE, "silence is not remembered"


def asked(name: str, *command: str) -> tuple[str, tuple[str, ...]]:
    found = ask(Validator(name, "1", command), Artefact("a.file", "", b""))
    return found.verdict, found.said


def test_no_answer_is_no_verdict() -> None:
    assert asked("EPUBCheck", "/nowhere/java")[0] == NO_ANSWER
    assert asked("EPUBCheck", sys.executable, "-c", "raise SystemExit(3)") == (NO_ANSWER, ("it ended with status 3, saying nothing",))
    assert asked("Ace", sys.executable, "-c", "")[0] == NO_ANSWER, "it has left no report"
    assert asked("veraPDF", sys.executable, "-c", "raise SystemExit(1)")[0] == NO_ANSWER
    assert asked("veraPDF", sys.executable, "-c", "print('{\"a.pdf\": {}}')") == (NOT_ASKED, ("the file claims no profile",))
    broken = "print('{\"a.pdf\": {\"PDFUA_1\": [\"7.1-3\"]}}')"
    assert asked("veraPDF", sys.executable, "-c", broken) == (FAILED, ("PDFUA_1: rule 7.1-3",))


def test_a_page_is_judged_with_its_style_sheets_and_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = "import sys, pathlib; sys.exit(not list(pathlib.Path(sys.argv[1]).parent.rglob('web.css')))"
    monkeypatch.setattr(validating, "validators_installed", lambda: (Validator("axe", "1", (sys.executable, "-c", looks)),))
    assert build("--proof", "strict", "--no-cache").exit_code == FINE


def test_a_validator_that_hangs_is_ended_with_what_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imprint.validators.asking.SECONDS", 1)
    hangs = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    assert asked("EPUBCheck", sys.executable, "-c", hangs) == (NO_ANSWER, ("no answer in 1 s",))


def test_what_another_build_sweeps_away_is_not_the_file_that_is_judged() -> None:
    """Folders that nobody holds are swept at every build's start: a validator that waited found its file gone."""
    waits = "import sys; from imprint.engine.scratch import sweep; sweep(); open(sys.argv[1])"
    assert asked("EPUBCheck", sys.executable, "-c", waits)[0] == PASSED


def claiming() -> bytes:
    """A PDF of an empty page that says of itself that it is PDF/UA-1."""
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.Root.Metadata = pdf.make_stream(XMP, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    pdf.save(out)
    return out.getvalue()


BAD = {
    "EPUBCheck": ("a.epub", b"no zip"),
    "veraPDF": ("a.pdf", claiming()),
    "Nu Html Checker": ("a.html", b"<!DOCTYPE html><title>A</title><p><wheel>slow</wheel>"),
    "axe": ("a.html", b"<!DOCTYPE html><title>A</title><img src=wheel.png><p style='width: 900px'>slow"),
    "JATS DTD": ("a.xml", b"<article dtd-version='1.3'><wheel/></article>"),
}


@pytest.mark.parametrize("name", BAD)
def test_the_real_ones_know_bad_files(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    there = {one.name: one for one in validators_installed()}
    if name not in there:
        pytest.skip(f"{name} is not installed")
    file, data = BAD[name]
    found = ask(there[name], Artefact(file, "", data))
    assert found.verdict == FAILED, found
    if name == "axe":
        assert "320 px, light: image-alt: Images must have alternative text (img)" in found.said
        assert "320 px: the page is wider than its window" in found.said and "1280 px: the page is wider than its window" not in found.said
