"""imprint diff: files, folders and revisions, and repositories that somebody sent."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cases_runner import png

from imprint.cli import cli
from imprint.cli.statuses import FINDINGS, FINE, USAGE

OLD = "---\ntitle: A Case\nauthor: Ada Example\nbibliography: refs.bib\n---\n\nThe sea is wide [@blair:2010]. Nobody said so.\n"
NEW = OLD.replace("wide", "very wide").replace(" Nobody said so.", "")
BIB = "@book{blair:2010,\n  author = {Blair, Ann},\n  title = {Too Much},\n  publisher = {Yale},\n  location = {New Haven},\n  date = {2010},\n}\n"


def diff(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["diff", *map(str, arguments)], catch_exceptions=False)


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env=quiet)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An article in two revisions, tagged one and two."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", ".")
    for tag, text, year in (("one", OLD, "2010"), ("two", NEW, "2011")):
        (folder / "paper.md").write_text(text)
        (folder / "refs.bib").write_text(BIB.replace("date = {2010}", f"date = {{{year}}}"))
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", tag)
        git(folder, "tag", tag)
    return folder


def test_two_files(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    for name, text in (("old.md", OLD), ("new.md", NEW)):
        (tmp_path / name).write_text(text)
    ran = diff(tmp_path / "old.md", tmp_path / "new.md", "--to", "html", "--out", tmp_path / "out")
    assert ran.exit_code == FINE, ran.output
    page = (tmp_path / "out" / "new.redline.html").read_text()
    assert "<ins class=\"redline-inserted\"> very</ins>" in page and "<del class=\"redline-deleted\"> Nobody said so.</del>" in page
    assert "1 word inserted, 3 words deleted" in ran.output
    assert "http" not in page.split("<body")[1].split("article-title")[0], "the page is one file"


def test_the_pdf_says_in_its_tags_what_came_and_what_went(tmp_path: Path) -> None:
    import pikepdf

    (tmp_path / "refs.bib").write_text(BIB)
    for name, text in (("old.md", OLD), ("new.md", NEW)):
        (tmp_path / name).write_text(text.replace("---\n", "---\nlang: tr\n", 1))
    assert diff(tmp_path / "old.md", tmp_path / "new.md", "--out", tmp_path).exit_code == FINE
    page = (tmp_path / "new.redline.html").read_text()
    assert "Sözcükler: eklendi 1, çıkarıldı 3" in page and "--moved-here: &#39;buraya taşındı&#39;" in page
    with pikepdf.open(tmp_path / "new.redline.pdf") as pdf:
        elements = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/T") is not None]
        said = {(str(one.T), str(one.A.TextDecorationType)) for one in elements if "/A" in one}
    assert said == {("eklendi", "/Underline"), ("çıkarıldı", "/LineThrough")}, "in the language of the article"


def test_a_picture_of_the_same_name_may_be_another(tmp_path: Path) -> None:
    """The old one stands struck beside the new one, each of its own bytes."""
    for folder, size in (("a", 40), ("b", 60)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "paper.md").write_text("---\ntitle: T\nauthor: A Example\n---\n\n![Words.](dot.png){fig-alt=Dot}\n")
        (tmp_path / folder / "dot.png").write_bytes(png(size, size))
    ran = diff(tmp_path / "a", tmp_path / "b", "--to", "html", "--out", tmp_path / "out")
    assert ran.exit_code == FINE and "1 picture new, 1 picture gone" in ran.output
    page = (tmp_path / "out" / "paper.redline.html").read_text()
    gone, come = (re.search(f'<{tag} class="[^"]*"><img[^>]*src="([^"]*)"', page) for tag in ("del", "ins"))
    assert gone and come and gone[1] != come[1]


def test_folders_are_compared_by_the_names_of_their_manuscripts(tmp_path: Path) -> None:
    for folder, text in (("a", OLD), ("b", NEW)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "refs.bib").write_text(BIB)
        (tmp_path / folder / "paper.md").write_text(text)
        (tmp_path / folder / "paper.fr.md").write_text(text.replace("title: A Case", "title: Un cas\nlang: fr"))
    (tmp_path / "b" / "paper.tr.md").write_text(NEW)
    ran = diff(tmp_path / "a", tmp_path / "b", "--to", "html", "--out", tmp_path / "out")
    assert ran.exit_code == FINE, ran.output
    assert len(list((tmp_path / "out").glob("*.redline.html"))) == 2
    assert "paper.tr.md is in one version only" in ran.output


def test_revisions(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    ran = diff("--to", "html", "one", "two", "--", "paper.md")
    assert ran.exit_code == FINE, ran.output
    assert "  ~ blair:2010" in ran.output and "issued: 2010 → 2011" in ran.output
    (repository / "paper.md").write_text(NEW.replace("sea", "ocean"))
    assert "3 words inserted, 5 words deleted" in diff("--to", "html", "one", "--", "paper.md").output


def test_a_version_with_errors_says_them_by_its_revision(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "paper.md").write_text(NEW.replace("@blair:2010", "@nobody"))
    git(repository, "commit", "-q", "-a", "-m", "broken")
    monkeypatch.chdir(repository)
    ran = diff("--out", "out", "--to", "html", "--output-format", "concise", "one", "HEAD", "--", "paper.md")
    assert ran.exit_code == FINDINGS
    assert "HEAD:paper.md:7:23: error[unknown-key]" in ran.output
    assert "nobody?" in (repository / "out" / "paper.redline.html").read_text()


def test_of_a_version_that_cannot_be_read_there_is_no_redline(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OLD)
    (tmp_path / "b.docx").write_bytes(b"PK, but no package")
    ran = diff(tmp_path / "a.md", tmp_path / "b.docx", "--out", tmp_path / "out")
    assert ran.exit_code == FINDINGS and "error[" in ran.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        (("nothing", "two", "paper.md"), "neither a file nor a revision"),
        (("--", "-c", "two", "paper.md"), "no revision"),
        (("one", "two", "other.md"), "there is no other.md in one"),
        (("paper.md",), "name two manuscripts"),
        (("paper.md", "gone.md"), "there is no gone.md"),
    ],
)
def test_what_cannot_be_meant(versions: tuple[str, ...], said: str, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    ran = diff(*versions)
    assert ran.exit_code == USAGE and said in ran.output


def test_a_repository_runs_nothing(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Monitors, filters, text converters, helpers of remotes and hooks of a repository's own settings stay where they are."""
    trap = tmp_path / "trap"
    script = tmp_path / "run"
    script.write_text(f"#!/bin/sh\ntouch {trap}\ncat\n")
    script.chmod(0o755)
    (repository / ".gitattributes").write_text("* filter=evil diff=evil\n")
    git(repository, "add", ".gitattributes")
    git(repository, "commit", "-q", "-m", "attributes")
    for key in ("core.fsmonitor", "filter.evil.smudge", "filter.evil.clean", "filter.evil.process", "diff.evil.textconv",
                "diff.external", "core.pager", "core.sshCommand", "core.editor", "credential.helper", "core.gitProxy",
                "uploadpack.packObjectsHook", "core.alternateRefsCommand"):  # fmt: skip
        git(repository, "config", key, str(script))
    git(repository, "config", "core.repositoryFormatVersion", "1")
    git(repository, "config", "extensions.partialClone", "origin")
    git(repository, "config", "remote.origin.promisor", "true")
    git(repository, "config", "remote.origin.url", f"ext::{script}")
    for hook in ("post-checkout", "reference-transaction", "pre-auto-gc"):
        (repository / ".git" / "hooks" / hook).write_text(script.read_text())
        (repository / ".git" / "hooks" / hook).chmod(0o755)
    trap.unlink(missing_ok=True)
    monkeypatch.chdir(repository)
    assert diff("--to", "html", "one", "two", "--", "paper.md").exit_code == FINE
    lost = subprocess.run(["git", "rev-parse", "one:refs.bib"], cwd=repository, capture_output=True, text=True, check=True).stdout.strip()
    (repository / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    trap.unlink(missing_ok=True)
    ran = diff("--to", "html", "one", "two", "--", "paper.md")
    assert (ran.exit_code == USAGE and "refs.bib is not in the repository" in ran.output) or "git cannot read" in ran.output
    assert not trap.exists()


def test_links_out_of_the_repository_are_not_followed(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.bib").write_text(BIB.replace("Too Much", "The Secret"))
    (repository / "refs.bib").unlink()
    (repository / "refs.bib").symlink_to(tmp_path / "secret.bib")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "link")
    monkeypatch.chdir(repository)
    ran = diff("--to", "html", "one", "HEAD", "--", "paper.md")
    assert ran.exit_code == FINDINGS and "Secret" not in ran.output


def test_nothing_changed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert "no words changed" in diff("--to", "html", "two", "two", "--", "paper.md").output
    assert "Nothing changed that a reader would see" in (repository / "out" / "paper.redline.html").read_text()
