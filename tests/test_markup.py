"""The text's tree as markup: well-formed, safe, in the language's own marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hostile_edition import ADDRESSES, ODD, hostile
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from sample_edition import cell, math, p, right_to_left, sample, t, tight

from imprint.model.edition import Edition
from imprint.model.script import leaning
from imprint.model.text import (
    Attr,
    Bullets,
    Column,
    Div,
    Figure,
    Heading,
    Image,
    Link,
    NoteCall,
    Para,
    Quoted,
    Span,
    Style,
    Styled,
    Table,
    Text,
)
from imprint.model.work import Date
from imprint.render.address import anchor, length, url
from imprint.render.dates import iso, spoken
from imprint.render.markup import blocks, inlines, medium, references
from imprint.render.markup_notes import note_body
from imprint.render.medium import Medium, Shown
from imprint.render.quotes import marks, spaced
from imprint.render.settle import even, settled

PAGE = Medium("page", "en", {"a.png": Shown("x/a.png", 40.2, 20)})
PDF = Medium("pdf", "en")
EPUB = Medium("epub", "en")


def parsed(html: str) -> etree._Element:
    return etree.fromstring(f'<div xmlns:epub="http://www.idpf.org/2007/ops">{html}</div>')


@pytest.mark.parametrize("edition", [sample(), right_to_left(), hostile()], ids=["sample", "rtl", "hostile"])
@pytest.mark.parametrize("name", ["pdf", "page", "epub"])
def test_everything_is_well_formed(edition: Edition, name: str) -> None:
    edition = settled(edition)
    where = medium(edition, name, lambda picture: picture.name)
    parts = [blocks(edition.body, where), references(edition, where), *(note_body(n, where) for n in edition.notes)]
    root = parsed("".join(str(part) for part in parts))
    identifiers = root.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    assert not root.xpath("//script | //@onclick")
    hrefs = root.xpath("//@href")
    assert all(href.startswith(("#", "http://", "https://", "mailto:", "tel:")) for href in hrefs)


def test_pdf_links_hold_words_only_and_items_no_paragraphs() -> None:
    root = parsed(str(blocks(settled(sample()).body, medium(sample(), "pdf", lambda picture: picture.name))))
    assert root.xpath("//a") and not root.xpath("//a/*")
    assert root.xpath("//li/div[@class='p']") and not root.xpath("//li/p")


def test_a_call_is_a_link_inside_sup() -> None:
    call = NoteCall("n1", "c1", "iv")
    assert inlines((call,), PAGE) == ('<sup class="note-call"><a href="#n1" id="c1" role="doc-noteref">iv</a></sup>')
    assert 'epub:type="noteref"' in inlines((call,), EPUB)


def test_a_call_goes_to_the_file_of_its_note() -> None:
    where = replace(EPUB, files={"n1": "notes.xhtml", "fig": "text.xhtml"}, here="text.xhtml")
    assert 'href="notes.xhtml#n1"' in inlines((NoteCall("n1", "c1", "1"),), where)
    assert 'href="#fig"' in inlines((Link(t("x"), "#fig"),), where)


def test_links_in_links_and_calls_in_links() -> None:
    link = Link((Text("a "), Link(t("b"), "https://example.org/b"), NoteCall("n", "c", "1")), "https://example.org/a")
    root = parsed(str(inlines((link,), PAGE)))
    assert [a.get("href") for a in root.iter("a")] == ["https://example.org/a", "#n"]
    assert not root.xpath("//a//a")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“a ‘b’”"), ("de", "„a ‚b‘“"), ("fr", "«\u202fa “b”\u202f»"), ("ru", "«a „b“»"), ("tr", "“a ‘b’”"),
        ("de-CH", "«a ‹b›»"), ("ja", "「a 『b』」"), ("he", "”a ’b‘“"), ("pl", "„a «b»”"), ("xx", "“a ‘b’”"),
    ],
)  # fmt: skip
def test_quotations_alternate_in_the_marks_of_the_language(language: str, expected: str) -> None:
    quoted = Quoted(True, (Text("a "), Quoted(True, t("b"))))
    assert inlines((quoted,), Medium("page", language)) == expected


def test_a_quotation_in_another_language_has_its_marks() -> None:
    span = Span((Quoted(True, t("mot")),), Attr(pairs=(("lang", "fr"),)))
    assert inlines((span,), PAGE) == '<span lang="fr">«\u202fmot\u202f»</span>'


def test_french_spaces_are_fixed_and_none_is_added() -> None:
    assert spaced("Quoi ? Non: si ; « ah »", "fr") == "Quoi\u202f? Non: si\u202f; «\u202fah\u202f»"
    assert spaced("«\u00a0Qu’est-ce ?\u00a0», ‹ ah ›", "fr") == "«\u202fQu’est-ce\u202f?\u202f», ‹\u202fah\u202f›"
    assert spaced("«\u00a0Quoi ?\u00a0»", "fr-CH") == "«Quoi\u202f?»"
    assert spaced("100 % de 10 000 000 en 1999 120", "de") == "100\u00a0% de 10\u00a0000\u00a0000 en 1999 120"
    assert spaced("Это — так, № 5", "ru") == "Это\u00a0— так, №\u00a05"
    assert spaced("— Да. — Нет", "ru") == "— Да.\u00a0— Нет"
    assert spaced("Ici : là", "fr-CA") == "Ici\u00a0: là"
    assert spaced("Quoi ?", "en") == "Quoi ?"


def test_languages_bring_their_direction() -> None:
    span = Span(t("x"), Attr(pairs=(("lang", "ar"),)))
    assert inlines((span,), PAGE) == '<span lang="ar" dir="rtl">x</span>'
    assert 'dir="ltr"' in inlines((Span(t("x"), Attr(pairs=(("lang", "en"),))),), Medium("page", "fa"))
    assert (leaning("King, عمر"), leaning("عمر k"), leaning("12")) == ("ltr", "rtl", "")


def test_formulas_on_a_line_of_their_own_part_the_paragraph() -> None:
    root = parsed(str(blocks((p("a", math(True, "(1)", "eq"), "b"),), PAGE)))
    assert [child.tag for child in root] == ["p", "div", "p"]
    assert root[1].get("id") == "eq" and root[1].xpath("span/text()") == ["(1)"]
    assert root[2].get("class") == "continued"
    assert root.xpath("//*[local-name()='math']/@alttext") and "annotation" not in etree.tostring(root).decode()


def test_the_medium_may_set_formulas_itself() -> None:
    where = replace(PDF, math=lambda node: inlines(t(node.tex), PAGE))
    assert inlines((math(False),), where) == r"\frac{a}{b} = \sqrt{2}"


def test_pictures_have_words_size_and_only_safe_widths() -> None:
    image = Image("", "a.png", attr=Attr(pairs=(("width", "50%"), ("height", "url(x)"))))
    figure = Figure((Para((image,), plain=True),), (p("The caption."),), Attr("f"), "Figure 1")
    img = parsed(str(blocks((figure,), PAGE))).find(".//img")
    assert img is not None and dict(img.attrib) == {
        "src": "x/a.png", "width": "40", "height": "20", "style": "width: 50%; height: auto; object-fit: contain", "alt": "The caption."
    }  # fmt: skip
    assert 'alt=""' in inlines((Image("x", "a.png", attr=Attr(pairs=(("role", "presentation"),))),), PAGE)
    assert inlines((Image("Words", "b.png"),), PAGE) == '<span class="missing-picture">Words</span>'


def test_tables_are_laid_into_their_real_grid() -> None:
    head = ((cell("A"), cell("B", columns=99)),)
    body = ((cell("c", rows=99, header=True), cell("d")), (cell("e"),))
    html = str(
        blocks((Table((Column(), Column(), Column()), head, (body,), caption=(p("All."),), label="Table 2"),), PDF)
    )
    rows = [[(c.tag, c.get("rowspan"), c.get("colspan")) for c in row] for row in parsed(html).iter("tr")]
    assert rows == [
        [("th", None, None), ("th", None, "2")],
        [("th", "2", None), ("td", None, None), ("td", None, None)],
        [("td", None, None), ("td", None, None)],
    ]
    assert '<caption><span class="label">Table 2</span> All.</caption>' in html


def test_headings_begin_at_h2_and_skip_no_level() -> None:
    levels = even((Heading(2, t("a")), Heading(5, t("b")), Heading(3, t("c")), Heading(2, t("d")), Heading(1, t("e"))))
    assert [block.level for block in levels if isinstance(block, Heading)] == [1, 2, 2, 1, 1]
    assert blocks((Heading(1, t("x"), number="1"),), PAGE) == '<h2><span class="number">1</span> x</h2>'


def test_tight_items_are_bare() -> None:
    assert "<li>brass</li>" in blocks((Bullets((tight("brass"),)),), PAGE)


def test_print_notes_say_ibid_and_web_notes_the_short_form() -> None:
    edition = sample()
    second = edition.notes[1]
    assert "Ibid." in note_body(second, medium(edition, "pdf", lambda picture: ""))
    web = note_body(second, medium(edition, "page", lambda picture: ""))
    assert "Ibid." not in web and "King" in web
    assert '<span class="note-label">ii</span>' in web and 'href="#c2"' in web and "Back to text (ii)" in web


def test_addresses() -> None:
    good = {address: url(address) for address in ADDRESSES if url(address)}
    assert all(value.startswith(("http", "mailto:", "tel:")) for value in good.values())
    assert not any(set(value) & set(' <>"\\^`{}|[]') for value in good.values())
    assert url("https://пример.рф/путь") == "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"
    assert url("doi:10.1000/a<b>") == "https://doi.org/10.1000/a%3Cb%3E"
    assert url("javascript:alert(1)") == "" == url("//example.org")
    assert (length("50 %"), length("8cm"), length("300"), length("1e9px")) == ("50%", "8cm", "300px", "")
    assert (length("9PT"), length("5.833333333333333in"), length("2vw")) == ("9pt", "5.833in", "")


@given(st.text(max_size=40))
def test_anchors_are_names(identifier: str) -> None:
    name = anchor(identifier)
    assert anchor(name) == name
    etree.fromstring(
        f'<!DOCTYPE a [<!ATTLIST a id ID #IMPLIED>]><a id="{name or "x"}"/>', etree.XMLParser(dtd_validation=False)
    )


@given(st.text(max_size=60))
def test_any_words_are_well_formed(words: str) -> None:
    content = (Styled(Style.EMPH, t(words)), Link(t(words), words, words, Attr(words, (words,), ((words, words),))))
    parsed(str(inlines(content, PAGE)))


def test_settling_gives_each_element_a_name_of_its_own() -> None:
    once = settled(hostile())
    assert settled(once) == once
    same = replace(
        sample(), body=(Heading(1, t("a"), Attr("x")), Heading(1, t("b"), Attr("x")), p(Link(t("l"), "#no")))
    )
    body = settled(same).body
    assert [block.attr.id for block in body] == ["x", "x-2", ""]
    assert isinstance(body[2], Para) and isinstance(body[2].content[0], Span)


def test_dates() -> None:
    day = Date((2025, 5, 20))
    assert (iso(day), iso(Date((2025, 13))), iso(Date((-44,)))) == ("2025-05-20", "2025", "")
    said = {language: spoken(day, language) for language in ("en", "de", "es", "tr", "ja", "xx")}
    assert said == {
        "en": "20 May 2025", "de": "20. Mai 2025", "es": "20 de mayo de 2025", "tr": "20 Mayıs 2025", "ja": "2025年5月20日",
        "xx": "2025-05-20",
    }  # fmt: skip
    assert spoken(Date(literal="in spring"), "en") == "in spring"


def test_marks_of_a_region_fall_back_to_the_language() -> None:
    assert marks("en-GB") == marks("en") and marks("pt-BR") != marks("pt")


def test_odd_characters_go() -> None:
    assert inlines(t(ODD), PAGE).startswith("ab &lt;script&gt;")


def test_a_box_of_an_author_is_no_part_of_the_renderers() -> None:
    """A web page's box "footnote" would go to the foot of the page, its box "skip" out of sight."""
    parts = ("note", "footnote", "skip", "note-call", "set-short")
    boxes = tuple(Div((p("words"),), Attr(classes=(name, "warning"))) for name in parts)
    for name in ("page", "pdf", "epub"):
        assert blocks(boxes, Medium(name, "en", {})).count('<div class="warning">') == len(boxes)
