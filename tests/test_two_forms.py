"""Notes that cite one work throughout: Ibid. in print but never first on a page, the short form on screens; and proof knows."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from imprint.designing import design_of
from imprint.model.edition import Note
from imprint.model.text import Para, Text
from imprint.pipeline import Built, Job, produce
from imprint.profiles_installed import usual_profile
from imprint.proof.twofold import printed
from imprint.proof.wanted import Wanted
from imprint.workspace import gather, shipped

HEAD = "---\ntitle: One book\nauthor: A. Reader\nlang: en\nbibliography: refs.bib\nnotes: footnotes\ncsl: house\n"
LIBRARY = "@book{one, author={Quill, Ada}, title={The Only Book}, publisher={Quay}, address={Port}, year={1999}}"
PARAGRAPH = "The wind went round to the north, and the harbour was quiet again until the boats came home [@one, p. {}]. "


def article(folder: Path, head: str, notes: int) -> Built:
    """An article whose notes all cite one book."""
    text = "\n\n".join(PARAGRAPH.format(number) * 2 for number in range(1, notes // 2 + 1))
    folder.mkdir()
    (folder / "article.md").write_text(f"{HEAD}{head}---\n\n{text}\n", encoding="utf-8")
    (folder / "refs.bib").write_text(LIBRARY, encoding="utf-8")
    gathered = gather((folder,), shipped("styles"))
    design = replace(design_of(gathered), profile=usual_profile())
    formats = ("pdf", "press", "review", "epub", "html", "docx", "jats")
    return produce(Job(gathered.sources[0], formats, design, proof="report"))


@pytest.fixture(scope="module", params=["", "note-marks: lower-roman\n"], ids=["arabic", "roman"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return article(tmp_path_factory.mktemp("forms") / "book", request.param, 60)


def data(built: Built, ending: str) -> bytes:
    return next(one.data for one in built.artefacts if one.name == f"article{ending}")


def pages(built: Built, ending: str) -> list[str]:
    with pypdfium2.PdfDocument(data(built, ending)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def notes_of(page: str) -> list[str]:
    """What the notes of a page say, in order, without their markers."""
    return re.findall(r"^(?:\d+|[ivxl]+) (Ibid|Quill)", page, re.M)


@pytest.mark.parametrize("ending", [".pdf", ".press.pdf", ".review.pdf"])
def test_ibid_never_stands_first_on_a_page(built: Built, ending: str) -> None:
    notes = [said for page in pages(built, ending) if (said := notes_of(page))]
    assert len(notes) > 2 and [said[0] for said in notes] == ["Quill"] * len(notes)
    assert sum(said.count("Ibid") for said in notes) > 40


def test_screens_never_say_ibid(built: Built) -> None:
    with zipfile.ZipFile(io.BytesIO(data(built, ".epub"))) as book:
        texts = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    for text in (*texts, data(built, ".html").decode()):
        assert "Ibid" not in text
    assert "Quill" in "".join(texts)


def test_a_word_processor_says_ibid(built: Built) -> None:
    with zipfile.ZipFile(io.BytesIO(data(built, ".docx"))) as book:
        assert book.read("word/footnotes.xml").decode().count("Ibid") > 50


def test_proof_misses_no_word(built: Built) -> None:
    assert [one.message for one in built.said if one.rule == "words-lost"] == []


def test_a_form_is_known_by_its_marker() -> None:
    """29 of 129 is not note 29; what neither form is stays the first."""
    note = Note("n", "c", 29, "29", "numbered", (Para((Text("Ibid., 5."),)),), (Para((Text("Quill, Book, 5."),)),), ("one",))
    want = Wanted((), (), (), (), (), (), ("Ibid., 5.",), (), footnotes=((note,),))
    assert [strand.strip("\x1d") for strand in printed(want, "129 Ibid., 7.\n29 Quill, Book, 5.")] == ["Quill, Book, 5."]
    assert [strand.strip("\x1d") for strand in printed(want, "29 Ibid., 5. 129 Quill, 5.")] == ["Ibid., 5."]
    assert [strand.strip("\x1d") for strand in printed(want, "29 Nobody")] == ["Ibid., 5."]
