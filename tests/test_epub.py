"""The EPUB: valid, whole, honest about itself, the same every time."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz
from hostile_edition import hostile
from lxml import etree
from rendering import epubcheck, shipped
from sample_edition import p, right_to_left, sample, t

from imprint.fonts_installed import book_fonts
from imprint.model.edition import Edition
from imprint.model.layout import PageStart
from imprint.model.text import Attr, Heading, Image, Link, Math, Span, Style, Styled, Text, walk
from imprint.render import epub_parts
from imprint.render.epub import identifier, render_epub
from imprint.render.epub_access import access
from imprint.render.epub_cover import cover, wrapped
from imprint.render.epub_fonts import embedded, faces
from imprint.render.epub_pages import marked
from imprint.render.fonts import MATH, TEXT
from imprint.render.fonts_subset import cut
from imprint.render.markup_extent import STEPS, extent
from imprint.render.places import TITLE, placed
from imprint.render.settle import settled

EDITIONS = pytest.mark.parametrize("edition", [sample(), right_to_left(), hostile()], ids=["sample", "rtl", "hostile"])
PAGES = (PageStart("1", TITLE), PageStart("2", "§2"), PageStart("3", "§3", 30), PageStart("4", ""), PageStart("5", "n3"), PageStart("6", "nowhere"))
OPF = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}
HTML = {"h": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops"}


def opened(edition: Edition, pages: tuple[PageStart, ...] = ()) -> dict[str, bytes]:
    package = zipfile.ZipFile(BytesIO(render_epub(edition, shipped(), (), pages).data))
    return {info.filename: package.read(info) for info in package.infolist()}


@EDITIONS
def test_epubcheck_finds_nothing(edition: Edition, tmp_path: Path) -> None:
    assert epubcheck(render_epub(edition, shipped(), (), PAGES).data, tmp_path) == ""


@EDITIONS
def test_every_link_has_its_end(edition: Edition) -> None:
    files = opened(edition)
    roots = {name: etree.fromstring(data) for name, data in files.items() if name.endswith(".xhtml")}
    identifiers = {name: set(root.xpath("//@id")) for name, root in roots.items()}
    for name, root in roots.items():
        for href in root.xpath("//@href"):
            if ":" not in href:
                file, _, fragment = href.partition("#")
                there = f"EPUB/{file}" if file else name
                assert there in files and (not fragment or fragment in identifiers[there]), (name, href)


def test_the_mimetype_is_first_and_stored_and_dates_are_the_editions() -> None:
    package = zipfile.ZipFile(BytesIO(render_epub(sample(), shipped()).data))
    first = package.infolist()[0]
    assert (first.filename, first.compress_type, package.read(first)) == ("mimetype", 0, b"application/epub+zip")
    assert {info.date_time for info in package.infolist()} == {(2025, 5, 20, 0, 0, 0)}


def test_same_input_same_bytes() -> None:
    assert render_epub(sample(), shipped()) == render_epub(sample(), shipped())


def test_notes_pop_up_with_number_and_way_back() -> None:
    files = opened(sample())
    notes = etree.fromstring(files["EPUB/notes.xhtml"])
    asides = notes.xpath("//h:aside[@e:type='footnote'][@role='doc-footnote']", namespaces=HTML)
    assert sorted(aside.get("id") for aside in asides) == sorted(note.id for note in sample().notes)
    assert all(aside.xpath(".//h:a[@role='doc-backlink']", namespaces=HTML) for aside in asides)
    assert b'href="notes.xhtml#n1" id="c1" role="doc-noteref" epub:type="noteref"' in files["EPUB/text.xhtml"]


def test_the_package_says_what_it_is() -> None:
    package = etree.fromstring(opened(sample(), PAGES)["EPUB/package.opf"])
    texts = {
        name: package.xpath(f"//d:{name}/text()", namespaces=OPF)
        for name in ("title", "creator", "language", "subject")
    }
    assert texts["title"] == ["Slow wheels: ratio & reason", "On counting the sky"]
    assert texts["creator"] == ["Ada Example", "Ben van der Beek"] and texts["language"] == ["en"]
    assert package.xpath("//o:meta[@property='file-as']/text()", namespaces=OPF)[1] == "van der Beek, Ben"
    features = package.xpath("//o:meta[@property='schema:accessibilityFeature']/text()", namespaces=OPF)
    assert {"MathML", "describedMath", "alternativeText", "pageNavigation"} <= set(features)


def test_right_to_left_pages_progress_so() -> None:
    package = etree.fromstring(opened(right_to_left())["EPUB/package.opf"])
    assert package.xpath("//o:spine/@page-progression-direction", namespaces=OPF) == ["rtl"]


def test_only_what_holds_is_claimed() -> None:
    silent = replace(sample(), body=(p(Image("", "mars.png")),), abstract=(), sections=())
    said = access(silent, (), False)
    assert said.sufficient == ("textual,visual",)
    assert not {"alternativeText", "MathML", "structuralNavigation", "pageNavigation"} & set(said.features)
    assert "Of 1 pictures, 0" in said.summary


def test_pages_lead_to_what_is_there() -> None:
    nav = etree.fromstring(opened(sample(), PAGES)["EPUB/nav.xhtml"])
    links = nav.xpath("//h:nav[@e:type='page-list']//h:a/@href", namespaces=HTML)
    assert links == [
        "title.xhtml#page-1", "text.xhtml#page-2", "text.xhtml#page-3", "notes.xhtml#page-4", "notes.xhtml#page-5",
        "colophon.xhtml#page-6",
    ]  # fmt: skip
    for name in ("title", "notes", "colophon"):
        assert b'epub:type="pagebreak" role="doc-pagebreak"' in opened(sample(), PAGES)[f"EPUB/{name}.xhtml"]


@pytest.mark.parametrize(
    ("letters", "words"), [(1, "one "), (3, "one "), (4, "one two "), (9, "one two thére "), (40, "one two thére last")]
)
def test_a_page_begins_at_a_word(letters: int, words: str) -> None:
    edition = settled(replace(sample(), body=(p("one ", Styled(Style.EMPH, t("two thére ")), "last"),), abstract=()))
    body = marked(placed(edition), (PageStart("7", "§1", letters),)).edition.body
    nodes = list(walk(body))
    before = nodes[: next(i for i, node in enumerate(nodes) if isinstance(node, Span) and "pagebreak" in node.attr.classes)]
    assert "".join(node.text for node in before if isinstance(node, Text)) == words


def test_a_long_text_is_parted_at_its_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub_parts, "LONGEST", 400)
    body = tuple(
        block
        for i in range(4)
        for block in (Heading(1, t(f"H{i}"), Attr(f"h{i}")), p("word " * 50, Link(t("see"), f"#h{3 - i}")))
    )
    files = opened(replace(sample(), body=body))
    assert [name for name in files if "EPUB/text" in name] == [f"EPUB/text-{i}.xhtml" for i in (1, 2, 3, 4)]
    assert b'href="text-4.xhtml#h3"' in files["EPUB/text-1.xhtml"]
    assert b'href="text-1.xhtml#h0"' in files["EPUB/text-4.xhtml"]


def test_formulas_bring_their_font() -> None:
    formula = "<math><msqrt><mn>5</mn></msqrt><mo>-</mo><mi>x</mi><mo>≠</mo><mi>h</mi></math>"
    fonts = book_fonts(TEXT)
    found = {one.family: one for one in embedded(fonts, (f"<p>Words</p>{formula}",))}
    face = uharfbuzz.Face(uharfbuzz.Blob(found[MATH].cut.data))
    assert set(map(ord, "√−𝑥ℎ5≠")) <= set(face.unicodes) and len(face.reference_table("MATH").data) > 100
    assert "SIL Open Font License" in found[MATH].cut.license or "OFL" in found[MATH].cut.license
    assert f'math {{ font-family: "{MATH}", math }}' in faces(tuple(found.values()))
    assert MATH not in {one.family for one in embedded(fonts, ("<p>Words</p>",))}


def test_without_a_doi_the_identifier_is_the_digest_s() -> None:
    assert identifier(sample()) == "urn:doi:10.5555/orrery.4.1.1"
    plain = replace(sample(), doi="")
    assert identifier(plain).startswith("urn:uuid:") and identifier(plain) != identifier(replace(plain, digest="00"))


def test_long_titles_wrap() -> None:
    assert wrapped("one two three", 5) == ("one two", "three")
    assert len(wrapped("天" * 30, 10)) == 3
    assert len(wrapped("x" * 300, 10)) > 3


def shaped(data: bytes, text: str) -> list[tuple[int, int, int]]:
    """The advance and the offsets of each glyph of a text."""
    font, line = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data))), uharfbuzz.Buffer()
    line.add_str(text)
    line.guess_segment_properties()
    uharfbuzz.shape(font, line)
    return [(one.x_advance, one.x_offset, one.y_offset) for one in line.glyph_positions]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("Amiri-Regular.ttf", "کتابی را در نظر بگیرید"),
        ("EBGaramond12-Regular.otf", "AVE, To office, 1/2"),
        ("GentiumPlus-Regular.ttf", "Avtų́ fi ᾧ"),
        ("SILEOT.ttf", "בְּרֵאשִׁית"),
    ],
)
def test_a_font_that_is_cut_sets_a_text_as_before(file: str, text: str) -> None:
    """Joined letters, marks in their places, ligatures and kerning: the features of the font go into the book, too."""
    whole = next((one[-1] for one in book_fonts(("Amiri", "EB Garamond 12", "EB Garamond", "Gentium Plus", "Ezra SIL")) if one[0] == file), None)
    if whole is None:
        pytest.skip(f"{file} is not installed")
    small = cut(whole, frozenset(text))
    assert small and shaped(small.data, text) == shaped(whole, text)


def test_pictures_have_a_ground_by_night() -> None:
    """Drawings are in black on nothing: on a black page they would be gone."""
    sheet = next(data for name, data in opened(sample()).items() if name.endswith("book.css") or b"\nimg {" in data).decode()
    assert re.search(r"^img \{[^}]*background: #fff", sheet, re.M)


SUM = "<mo>+</mo>".join(f"<mrow><mi>a</mi><mfrac><mi>x</mi><mn>{n}</mn></mfrac></mrow>" for n in range(9))


@pytest.mark.parametrize(("inside", "label", "step"), [
    ("<mi>x</mi><mo>=</mo><mn>1</mn>", "", ""),
    (SUM, "", "ems-27"),
    (SUM, "(1)", "ems-33"),
    (f"<mtable><mtr><mtd>{SUM}</mtd></mtr><mtr><mtd>{SUM}</mtd></mtr></mtable>", "", "ems-27"),  # its rows stand under each other
    (f"<mfrac><mrow>{SUM}</mrow><mrow>{SUM}</mrow></mfrac>", "", "ems-27"),
    (SUM * 9, "", "ems-64"),
    ("<mspace width='nonsense'/>", "", ""),
])  # fmt: skip
def test_a_display_is_set_smaller_by_about_its_width(inside: str, label: str, step: str) -> None:
    node = Math("x", True, f'<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>{inside}</mrow></math>', label=label)
    assert extent(node) == step
    for sheet in ("epub.css", "web.css"):
        rules = (Path(__file__).parents[1] / "styles" / sheet).read_text(encoding="utf-8")
        assert all(f".ems-{one} > math {{" in rules for one in STEPS)


def test_wide_things_are_moved_in_the_window() -> None:
    files = opened(sample())
    text = b"".join(data for name, data in files.items() if name.endswith("text.xhtml")).decode()
    assert '<div class="table-frame" role="group"' in text and re.search(r'class="equation( ems-\d+)?" tabindex="0"', text)


@pytest.mark.parametrize(("edition", "words", "art"), [(sample(), "120", "1480"), (right_to_left(), "1480", "120")], ids=["ltr", "rtl"])
def test_the_words_on_a_cover_stand_on_the_other_side_of_its_drawing(edition: Edition, words: str, art: str) -> None:
    drawn = etree.fromstring(cover(edition, shipped("modern")).encode())
    assert {one.get("cx") for one in drawn.iter("{http://www.w3.org/2000/svg}circle")} == {art}
    assert {one.get("x") for one in drawn.iter("{http://www.w3.org/2000/svg}text")} == {words}
    assert (drawn.get("direction") == "rtl") == (words == "1480")
