"""What is said while a manuscript is gathered, before its text is looked at: only real files show it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from imprint.model.coverage import Coverage
from imprint.model.stages import Artefact
from imprint.pipeline import edit
from imprint.workspace import MAX_TEXT, gather, put, shipped

STYLES = shipped("styles")


def rules(path: Path) -> list[str]:
    return [finding.rule for finding in gather((path,), STYLES).said]


def test_an_honest_manuscript_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text("# Slow Wheels\n\nWords.\n")
    assert rules(tmp_path / "paper.md") == rules(tmp_path) == []


def test_manuscript_missing(tmp_path: Path) -> None:
    assert rules(tmp_path) == ["manuscript-missing"]


def test_format_unknown(tmp_path: Path) -> None:
    (tmp_path / "paper.pages").write_text("words")
    assert rules(tmp_path / "paper.pages") == ["format-unknown"]


@pytest.mark.parametrize("ending, way", [("doc", ".docx"), ("typ", "pandoc"), ("ipynb", "jupytext"), ("zip", "it reads .docx")])
def test_a_format_that_is_not_read_says_how_to_come_to_one(tmp_path: Path, ending: str, way: str) -> None:
    (tmp_path / f"paper.{ending}").write_text("words")
    assert way in gather((tmp_path / f"paper.{ending}",), STYLES).said[0].hint


@pytest.mark.parametrize(
    "name, text, said",
    [
        ("refs.json", '[{"id": "a", "type": "book", "title": "A"}]', []),
        ("refs.yaml", "references:\n- id: a\n  type: book\n  title: A\n", []),
        ("refs.ris", "TY  - BOOK\nTI  - A\nER  - \n", ["unknown-key", "unreadable-library"]),
        ("data.json", '{"a": 1}', ["unknown-key"]),
    ],
)
def test_a_library_beside_the_text_in_another_format(tmp_path: Path, name: str, text: str, said: list[str]) -> None:
    """Works in CSL JSON and YAML are read; of others it is said what they are."""
    (tmp_path / "paper.md").write_text("---\ntitle: T\nauthor: A B\n---\n\nWords [@a].\n")
    (tmp_path / name).write_text(text)
    (sources,) = gather((tmp_path / "paper.md",), STYLES).sources
    found = {one.rule for one in edit(sources).said}
    assert sorted(found & {"unknown-key", "unreadable-library"}) == said


@pytest.mark.parametrize("make", ["link", "pipe"])
def test_file_not_readable(tmp_path: Path, make: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for print")
    if make == "link":
        (tmp_path / "paper.md").symlink_to(secret)
    else:
        os.mkfifo(tmp_path / "paper.md")
    gathered = gather((tmp_path / "paper.md",), STYLES)
    assert not gathered.sources
    assert {finding.rule for finding in gathered.said} <= {"file-not-readable", "manuscript-missing"}
    assert gathered.said


JOURNAL = ("journal.toml", "bibliography/a.bib", "styles/a.css", "manuscripts/a/article.md")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    for name in JOURNAL:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    return tmp_path


def test_what_cannot_be_read_of_a_journal_is_named_and_the_rest_is_gathered(journal: Path) -> None:
    (journal / "bibliography" / "b.bib").symlink_to("a.bib")
    (journal / "styles" / "more").symlink_to("/usr/share")
    os.mkfifo(journal / "styles" / "pipe.css")
    gathered = gather((journal,), STYLES)
    assert [Path(found.place.path).name for found in gathered.said] == ["b.bib", "more", "pipe.css"]
    assert {found.rule for found in gathered.said} == {"file-not-readable"} and len(gathered.sources) == 1


@pytest.mark.parametrize("kind", ["pipe", "link-to-nowhere", "folder"])
def test_a_journal_whose_settings_are_no_file_is_one_all_the_same(journal: Path, kind: str) -> None:
    """It was taken for a folder of manuscripts, and the rest of the journal passed over without a word."""
    path = journal / "journal.toml"
    path.unlink()
    {"pipe": os.mkfifo, "link-to-nowhere": lambda at: os.symlink("nowhere", at), "folder": os.mkdir}[kind](path)
    gathered = gather((journal / "manuscripts" / "a",), STYLES)
    assert gathered.journal and not gathered.journal.readable
    assert [(found.rule, Path(found.place.path).name) for found in gathered.said] == [("file-not-readable", "journal.toml")]


@pytest.mark.parametrize("name", [*JOURNAL, "manuscripts", "manuscripts/a", "bibliography"])
def test_what_this_account_may_not_read_is_named(journal: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(real: Callable[..., object]) -> Callable[..., object]:
        def call(path: object = ".", *more: object, **options: object) -> object:
            if isinstance(path, str | Path) and Path(path) == journal / name:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, *more, **options)

        return call

    for one in ("open", "scandir", "listdir"):
        monkeypatch.setattr(os, one, refusing(getattr(os, one)))
    gathered = gather((journal,), STYLES)
    (found,) = gathered.said
    assert (found.rule, found.place.path) == ("file-not-readable", str(journal / name))
    assert "permission denied" in found.message
    assert gathered.journal and gathered.journal.readable == (name != "journal.toml")


def test_manuscript_too_large(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_bytes(b"# Slow Wheels\n\n" + b"word " * (MAX_TEXT // 5))
    assert rules(tmp_path / "paper.md") == ["manuscript-too-large"]


def test_nothing_above_the_folder_is_gathered(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{a, title = {A}}")
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "paper.md").write_text("---\nbibliography: ../refs.bib\n---\n\n# Slow Wheels\n\n[@a]\n")
    (folder / "secret.bib").symlink_to(tmp_path / "refs.bib")
    gathered = gather((folder / "paper.md",), STYLES)
    assert gathered.sources[0].files == ()
    (said,) = gathered.said
    assert said.place.path.endswith("secret.bib") and said.message == "this is a link, and links are not followed"


def test_a_file_is_put_whole_or_not_at_all(tmp_path: Path) -> None:
    put(tmp_path, [Artefact("a/b.txt", "text/plain", b"old")])
    with pytest.raises(TypeError):
        put(tmp_path, [Artefact("a/b.txt", "text/plain", "not bytes")])  # type: ignore[arg-type]
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"old"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


# ---------------------------------------------------------------- rules that no text case can show


def said(tmp_path: Path, files: dict[str, bytes], **changes: object) -> list[str]:
    """The rules that speak of paper.* among these files."""
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    paper = next(tmp_path / name for name in files if name.startswith("paper."))
    (sources,) = gather((paper,), STYLES).sources
    return [finding.rule for finding in edit(replace(sources, **changes)).said]  # type: ignore[arg-type]


PAPER = b"---\ntitle: Slow Wheels\nauthor: Ada Example\n%b\n---\n\nWords [@a].\n"
BOOK = b"@book{a, author = {Grafton, Anthony}, title = {The Footnote}, publisher = {Harvard}, date = {1997}}\n"


def test_glyph_missing(tmp_path: Path) -> None:
    files = {"paper.md": PAPER % "subtitle: \U00013000".encode(), "paper.bib": BOOK}
    assert said(tmp_path, files, glyphs=Coverage.of([(0x20, 0x24F), (0x2010, 0x2030)])) == ["glyph-missing"]


def test_citation_style_fails(tmp_path: Path) -> None:
    style = (
        b'<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>t</title><id>t</id>'
        b'<updated>2026-01-01T00:00:00Z</updated></info><citation><layout><number/></layout></citation></style>'
    )
    assert said(tmp_path, {"paper.md": PAPER % b"csl: odd.csl", "paper.bib": BOOK, "odd.csl": style}) == ["citation-style-fails"]


def test_manuscript_not_readable(tmp_path: Path) -> None:
    assert said(tmp_path, {"paper.docx": b"no ZIP at all"}) == ["manuscript-not-readable"]


def test_unreadable_library(tmp_path: Path) -> None:
    heard = said(tmp_path, {"paper.md": PAPER % b"bibliography: refs.json", "refs.json": b'[{"id": '})
    assert "unreadable-library" in heard


def test_texts_that_a_text_takes_in(tmp_path: Path) -> None:
    """With what they name themselves; what lies behind a link is not there."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").write_text("Not for print.")
    folder = tmp_path / "paper"
    (folder / "parts").mkdir(parents=True)
    (folder / "away").symlink_to(tmp_path / "elsewhere")
    (folder / "parts" / "_one.qmd").write_text("One.\n\n{{< include parts/_two.qmd >}}\n")
    (folder / "parts" / "_two.qmd").write_text("Two.\n")
    (folder / "notes.md").write_text("Not for print.\n")
    taken = ("parts/_one.qmd", "away/secret.md", "../elsewhere/secret.md")
    text = "".join(f"\n{{{{< include {name} >}}}}\n" for name in taken)
    (folder / "paper.qmd").write_text(f"# Slow Wheels\n{text}\nSee notes.md.\n")
    (sources,) = gather((folder / "paper.qmd",), STYLES).sources
    assert [one.name for one in sources.files] == ["parts/_one.qmd", "parts/_two.qmd"]
    edition, said = edit(sources).value, edit(sources).said
    assert sum(one.rule == "missing-include" for one in said) == 2
    assert edition is None


def test_pictures_that_org_names(tmp_path: Path) -> None:
    (tmp_path / "wheel.png").write_bytes(b"")
    (tmp_path / "paper.org").write_text("#+TITLE: Slow Wheels\n\n[[file:wheel.png]]\n")
    (sources,) = gather((tmp_path / "paper.org",), STYLES).sources
    assert [one.name for one in sources.files] == ["wheel.png"]
