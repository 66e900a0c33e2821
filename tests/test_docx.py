"""Word files: real notes counted right, every word there, each property where the schema wants it, the same bytes again."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.rendering import shipped
from tests.sample_edition import p, right_to_left, sample

from imprint.cli import cli
from imprint.engine import pandoc
from imprint.model.edition import Edition
from imprint.model.text import Cell, Column, NoteCall, Para, Table, Text
from imprint.proof.judging import Wanted, judge_office
from imprint.render.address import clean
from imprint.render.docx import render_docx
from imprint.render.docx_face import Face
from imprint.render.docx_tables import SIZES, WIDTH

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# The order of properties in ECMA-376, part 1, 17.3.1.26 and 17.3.2.28: Word refuses files that keep to another.
PARAGRAPH = "pStyle keepNext keepLines pageBreakBefore numPr tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr".split()
RUN = "rStyle rFonts b bCs i iCs caps smallCaps strike noProof color spacing kern sz szCs u vertAlign rtl lang".split()


@cache
def made(edition: Edition) -> bytes:
    return render_docx(edition, shipped()).data


@cache
def parts(edition: Edition) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(made(edition))) as package:
        return {n: etree.fromstring(package.read(n)) for n in package.namelist() if n.endswith((".xml", ".rels"))}


def document(edition: Edition) -> etree._Element:
    return parts(edition)["word/document.xml"]


def words(root: etree._Element) -> str:
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def noted(*labels: str, **more: object) -> Edition:
    """A text with a note for each label."""
    base = sample()
    first = base.numbered_notes[0]
    notes = tuple(replace(first, id=f"n{i}", call=f"c{i}", number=i, label=label) for i, label in enumerate(labels, 1))
    body = tuple(Para((Text("Quahogs"), NoteCall(one.id, one.call, one.label))) for one in notes)
    plain = replace(base, title=(Text("T"),), abstract=(), key_points=(), epigraph=(), dedication=(), sections=(), subtitle=())
    return replace(plain, notes=notes, body=body, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", [sample(), right_to_left()], ids=["left", "right"])
def test_everything_fits_together(edition: Edition) -> None:
    """Styles, lists, bookmarks, relationships and notes that are named are there; drawings have numbers of their own."""
    all_parts = parts(edition)
    styles = {node.get(f"{W}styleId") for node in all_parts["word/styles.xml"].iter(f"{W}style")}
    lists = {node.get(f"{W}numId") for node in all_parts["word/numbering.xml"].iter(f"{W}num")}
    texts = [all_parts[f"word/{name}.xml"] for name in ("document", "footnotes", "endnotes")]
    marks = {node.get(f"{W}name") for root in texts for node in root.iter(f"{W}bookmarkStart")}
    for root in texts:
        named = {node.get(f"{W}val") for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        assert named <= styles
        assert {node.get(f"{W}val") for node in root.iter(f"{W}numId")} <= lists
        assert {node.get(f"{W}anchor") for node in root.iter(f"{W}hyperlink")} - {None} <= marks
    drawings = [node.get("id") for root in texts for node in root.iter("{*}docPr")]
    assert len(drawings) == len(set(drawings))
    with zipfile.ZipFile(io.BytesIO(made(edition))) as package:
        names = set(package.namelist())
    for name, root in all_parts.items():
        inside = [one.get("Target") or "" for one in root.iter("{*}Relationship") if one.get("TargetMode") != "External"]
        folder = "" if name == "_rels/.rels" else "word/"
        assert {folder + one for one in inside} <= names


@pytest.mark.parametrize("edition", [sample(), right_to_left()], ids=["left", "right"])
def test_properties_stand_in_the_order_of_the_schema(edition: Edition) -> None:
    for root in parts(edition).values():
        for tag, order in (("pPr", PARAGRAPH), ("rPr", RUN)):
            for node in root.iter(f"{W}{tag}"):
                found = [order.index(str(one.tag).removeprefix(W)) for one in node]
                assert found == sorted(set(found)), etree.tostring(node)


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert render_docx(sample(), shipped()).data == render_docx(sample(), shipped()).data


def test_notes_are_real_and_called_in_order() -> None:
    """As many as the edition has; endnotes by default, the author's own series as footnotes."""
    edition = sample()
    ran = pandoc.run(("-f", "docx", "-t", "json"), made(edition))
    assert not ran.failure
    assert json.dumps(json.loads(ran.output)).count('"t": "Note"') == len(edition.notes)
    for kind in ("endnote", "footnote"):
        called = [node.get(f"{W}id") for node in document(edition).iter(f"{W}{kind}Reference")]
        there = [node.get(f"{W}id") for node in parts(edition)[f"word/{kind}s.xml"] if f"{W}type" not in node.attrib]
        assert called == there == [str(number) for number in range(1, len(called) + 1)]


@pytest.mark.parametrize(
    ("labels", "scheme", "custom"),
    [
        (("1", "2", "3"), "decimal", 0),
        (("i", "ii", "iii", "iv"), "lowerRoman", 0),
        (("[i]", "[ii]"), "lowerRoman", 0),
        (("*", "†"), "decimal", 2),
        (("۱", "۲"), "decimal", 2),
        (("1", "3", "2"), "decimal", 1),
    ],
)
def test_word_counts_where_its_count_gives_the_marker(labels: tuple[str, ...], scheme: str, custom: int) -> None:
    edition = noted(*labels)
    references = list(document(edition).iter(f"{W}endnoteReference"))
    assert len(references) == len(labels)
    assert sum(f"{W}customMarkFollows" in node.attrib for node in references) == custom
    formats = {node.get(f"{W}val") for node in document(edition).iter(f"{W}numFmt")}
    assert formats == {scheme}


def test_footnotes_where_the_edition_has_them() -> None:
    edition = noted("1", "2", notes_at_foot=True)
    assert len(list(document(edition).iter(f"{W}footnoteReference"))) == 2
    assert not list(document(edition).iter(f"{W}endnoteReference"))


def test_heads_of_tables_are_repeated_and_pictures_have_words() -> None:
    root = document(sample())
    assert list(root.iter(f"{W}tblHeader"))
    assert all(node.get("descr") for node in root.iter("{*}docPr"))
    grid = [len(table.find(f"{W}tblGrid")) for table in root.iter(f"{W}tbl")]
    for table, columns in zip(root.iter(f"{W}tbl"), grid, strict=True):
        for row in table.iter(f"{W}tr"):
            spans = [int(one.get(f"{W}val") or 1) for one in row.iter(f"{W}gridSpan")]
            assert len(row.findall(f"{W}tc")) + sum(spans) - len(spans) == columns
        assert all(str(cell[-1].tag) == f"{W}p" for cell in table.iter(f"{W}tc")), "a cell ends with a paragraph"


@pytest.mark.parametrize(("columns", "style"), [(4, "TableText"), (9, "TableTextSmall"), (11, "TableTextTiny")])
def test_a_wide_table_is_set_smaller_before_its_words_are_cut(columns: int, style: str) -> None:
    row = tuple(Cell((p("hexameter"),)) for _ in range(columns))
    wide = Table(tuple(Column() for _ in row), (row,), ((row,),))
    made = next(document(replace(sample(), body=(wide,), contents=())).iter(f"{W}tbl"))
    assert {one.get(f"{W}val") for one in made.iter(f"{W}pStyle")} == {style}
    least = next(size for size in SIZES if size.style == style)
    widths = [int(one.get(f"{W}w") or 0) for one in made.iter(f"{W}gridCol")]
    assert min(widths) >= least.margins + least.letter * len("hexameter") and sum(widths) <= WIDTH + columns


def test_formulas_are_office_math() -> None:
    assert list(document(sample()).iter(f"{M}oMath"))


def test_right_to_left_paragraphs_and_runs() -> None:
    root = document(right_to_left())
    assert all(paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in root.iter(f"{W}p") if words(paragraph))
    assert list(root.iter(f"{W}rtl")) and root.find(f"{W}body/{W}sectPr/{W}bidi") is not None


def test_who_wrote_what_when_in_which_language() -> None:
    core = etree.tostring(parts(sample())["docProps/core.xml"], encoding="unicode")
    edition = sample()
    for word in (edition.byline[0].person.name.full, f"<dc:language>{edition.language}<", "W3CDTF"):
        assert word in core


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=60))
def test_no_character_of_a_run_is_lost(text: str) -> None:
    run = Face("en", "en").run(text)
    root = etree.fromstring(f'<r xmlns:w="{W[1:-1]}">{run}</r>')
    assert words(root) == clean(text)


def test_hostile_words_stay_words() -> None:
    evil = '</w:t></w:r><w:r><w:instrText> DDEAUTO c:\\\\x "y" </w:instrText></w:r>'
    edition = replace(noted("1"), body=(p(evil),), title=(Text(evil),))
    root = document(edition)
    assert not list(root.iter(f"{W}instrText")) and evil in words(root)


def test_proof_sees_what_a_word_file_lacks() -> None:
    edition = noted("1", "2")
    want = Wanted((), (), ("Quahogs",), (), (), (("n1", "1"), ("n2", "2")), (), ())
    whole = render_docx(edition, shipped())
    assert not judge_office(whole, want).flaws

    def without(pattern: str, name: str = "word/document.xml") -> set[tuple[str, str]]:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole.data)) as before, zipfile.ZipFile(out, "w") as after:
            for one in before.namelist():
                text = before.read(one)
                after.writestr(one, re.sub(pattern.encode(), b"", text) if one == name else text)
        return {(flaw.rule, flaw.message) for flaw in judge_office(replace(whole, data=out.getvalue()), want).flaws}

    assert without("Quahogs") == {("words-lost", "these words are not there, or not where they belong: Quahogs")}
    assert ("note-lost", "1 of 2 notes are called by nothing") in without('<w:endnoteReference w:id="2"/>')
    lost = without('<w:endnote w:id="2">.*?</w:endnote>', "word/endnotes.xml")
    assert ("note-lost", "the call of endnote 2 leads nowhere") in lost
    assert without("</w:body>") and {rule for rule, _ in without("</w:body>")} == {"output-not-readable"}


def test_a_manuscript_becomes_a_word_file_that_says_every_word(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(
        "---\ntitle: A Case\nauthor: Ada Example\nlang: en\n---\n\n# One\n\nThe sea.[^1] [Le mot]{lang=fr} and *this*, $x^2$.\n\n"
        "[^1]: A note with **strong** words.\n\n- a\n    1. b\n    2. c\n- d\n\n> Quoted words.\n\n"
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n```python\nprint(1)\n```\n"
    )
    ran = CliRunner().invoke(cli, ["build", str(tmp_path / "paper.md"), "--to", "docx", "--out", str(tmp_path / "out"), "--no-cache"])
    assert ran.exit_code == 0, ran.output
    back = pandoc.run(("-f", "docx", "-t", "markdown"), (tmp_path / "out" / "paper.docx").read_bytes()).output.decode()
    for words_of in ("# One", "A note with **strong** words.", "*this*", "$x^{2}$", "> Quoted words.", "print(1)", "1.  b"):
        assert words_of in back, back
    text = zipfile.ZipFile(tmp_path / "out" / "paper.docx").read("word/document.xml").decode()
    assert re.search(r'<w:lang w:val="fr"/></w:rPr><w:t xml:space="preserve">Le mot', text)
