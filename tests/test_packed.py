"""Word and ODT files are judged before any converter opens them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.hostile_files import docx, footnotes, odt, overlapping

from imprint.read.packed import faults, hidden

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "docx"


def rules(data: bytes) -> set[str]:
    return {one.rule for one in faults("paper.docx", data)}


def test_an_honest_file_is_read() -> None:
    assert not faults("paper.docx", docx("Title\nWords")) and not faults("paper.odt", odt("<text:p>Words</text:p>"))


@pytest.mark.parametrize(
    "data, rule",
    [
        (docx("Words", {"word/media/a.png": bytes(1 << 28)}), "over-limit"),
        (docx("Words", {"word/styles.xml": b" " * (1 << 26)}), "over-limit"),
        (docx("Words", {f"word/{n}.xml": b"" for n in range(6000)}), "over-limit"),
        (overlapping(100_000, 50), "manuscript-not-readable"),
        (docx("Words", head="<!DOCTYPE d>"), "manuscript-not-readable"),
        (docx("Words", {"word/footnotes.xml": footnotes('<w:footnoteReference w:id="2"/>')}), "manuscript-not-readable"),
        (odt("<text:p/>", head="<!DOCTYPE d>"), "manuscript-not-readable"),
        (b"PK\3\4 and then nothing", "manuscript-not-readable"),
        (b"", "manuscript-not-readable"),
    ],
)
def test_a_hostile_file_is_not(data: bytes, rule: str) -> None:
    assert rules(data) == {rule}


def test_words_that_word_hides() -> None:
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    shown = run.format("<w:b/>", "shown") + run.format('<w:vanish w:val="0"/>', "shown, too")
    (found,) = hidden("paper.docx", docx(f"<w:p>{shown}{run.format('<w:vanish/>', 'a remark')}{shown}</w:p>"))
    assert found.rule == "hidden-text" and found.message.endswith("a remark")
    assert hidden("paper.docx", docx(f"<w:p>{shown}</w:p>")) == ()


@pytest.mark.parametrize("path", sorted(SHARED.rglob("*.docx")) or [None], ids=str)
def test_files_in_the_wild_are_read(path: Path | None) -> None:
    if path is None:
        pytest.skip("../shared is not here")
    assert not faults("paper.docx", path.read_bytes())
