"""JATS: valid by the DTD, silent before JATS4R's rules, every note led to its references, nothing hostile left in it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.jats4r import advised
from tests.sample_edition import p, right_to_left, sample, t

from imprint.model.edition import UNDATED, Edition, Note, Section
from imprint.model.people import Name
from imprint.model.text import (
    Attr,
    Bullets,
    Cell,
    CodeBlock,
    Column,
    Div,
    Figure,
    Heading,
    Image,
    Link,
    Math,
    NoteCall,
    Para,
    Quote,
    Rule,
    Span,
    Style,
    Styled,
    Table,
    Text,
    Verse,
    plain,
)
from imprint.model.work import Date, Work
from imprint.render import render
from imprint.render.jats import article_type, render_jats
from imprint.render.jats_names import names
from imprint.render.jats_refs import citation, person, rich
from imprint.render.templates import Templates
from imprint.render.xml import element, words_of

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "validate"
XLINK = "{http://www.w3.org/1999/xlink}href"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@cache
def dtd() -> etree.DTD:
    places = (ROOT / "node_modules" / "@jats4r" / "dtds" / "schema", SHARED / "schemas" / "jats")
    name = "JATS-journalpublishing1-3-mathml3.dtd"
    found = next((file for place in places if place.is_dir() for file in sorted(place.rglob(name))), None)
    if found is None:
        pytest.skip("no JATS DTD: neither node_modules/@jats4r/dtds nor ../shared is there")
    return etree.DTD(str(found))


def article(edition: Edition) -> etree._Element:
    return etree.fromstring(render_jats(edition).data, etree.XMLParser(load_dtd=False, no_network=True))


HOSTILE_TEXT = "a\x00b\x0b <script>alert(1)</script> &amp; ]]> \ud800 \ufffe"
TABLES = (
    Table((), (), ()),
    Table((Column(),), (), (((Cell((p("a"), Quote((p("b"),)))),),),)),
    Table((Column(),), (((Cell((p("h"),), columns=70000)),),), ((),)),
)
HOSTILE = replace(
    sample(),
    title=(Text(HOSTILE_TEXT), NoteCall("n1", "c0", "i")),
    body=(
        Para((Span(t("x"), Attr("1 bad id")), Span(t("y"), Attr("1_bad_id")), Link(t("z"), "#1 bad id"))),
        Para((Link(t("js"), "javascript:alert(1)"), Link(t("data"), "data:text/html,x"), Link(t("none"), "#nowhere"))),
        Heading(3, t("Deep"), Attr("n1")),
        Heading(1, ()),
        Quote((Heading(1, t("in a quotation")), *TABLES, Rule())),
        Bullets(((CodeBlock("x", Attr("l", ("python",))), Bullets(((),))),)),
        Verse(((Link(t("l"), "https://a.example"), NoteCall("n1", "cv", "i"), Image("alt", "wheels.svg")),)),
        Para((Styled(Style.STRONG, (Math("y", True, "<math><script/></math>"), Math("z", True, "<math"))),)),
        Para((Math("y", True, '<math xmlns="http://www.w3.org/1998/Math/MathML" onclick="x"><mi href="x">y</mi></math>'),)),
        Div((p("fremd"), Heading(2, t("inside"))), Attr("d", (), (("lang", "de"),))),
        Figure((CodeBlock("l"),), (p("A listing"),), Attr("lst"), "Listing 1"),
        Figure((TABLES[1],), (p("A table"),), Attr("tt"), "Table 9"),
        Para((Image("", "nowhere.png"), Image("", "wheels.svg"))),
        p(HOSTILE_TEXT),
    ),
    works=(
        *sample().works,
        Work("w <1>", "article", (("title", "T <i>i"), ("page", "123-8"), ("DOI", "10.1234/<x>"), ("URL", "javascript:1"))),
        Work("old", "book", (("title", "Old"),), (), (("issued", Date((-44,))),)),
        Work("dates", "article-journal", (), (), (("issued", Date((2019, 2, 3), (2020,))), ("accessed", Date((2020, 1))))),
        Work("empty", "zzz"),
        Work("set", "dataset", (("title", "Set"), ("version", "2"))),
    ),
    notes=(*sample().notes, Note("n1", "c", 9, "ix", "numbered", (), (), ("old", "missing"))),
    sections=(
        Section("data-availability", "Data availability", (p("none"),)),
        Section("competing-interests", "Competing interests", (p("none"),)),
        Section("contributions", "Contributions", (p("all"), Quote((p("q"),)))),
    ),
    doi="not a doi",
    copyright="",
    license=None,
    published=None,
)
UNDATED_ONE = replace(sample(), timestamp=UNDATED, published=None, received=None, accepted=None, modified=None, copyright="")
EDITIONS = {"undated": UNDATED_ONE, "undated, unlicensed": replace(UNDATED_ONE, license=None), "sample": sample(), "right to left": right_to_left(), "hostile": HOSTILE}


@pytest.mark.parametrize("name", EDITIONS)
def test_valid_by_the_dtd(name: str) -> None:
    schema = dtd()
    assert schema.validate(article(EDITIONS[name])), schema.error_log


@pytest.mark.parametrize("name", EDITIONS)
def test_jats4r_finds_no_error(name: str) -> None:
    assert advised(article(EDITIONS[name])) == []


def test_no_copyright_is_dated_by_nothing() -> None:
    """A manuscript without a date is not of 1980."""
    assert "1980" not in etree.tostring(article(UNDATED_ONE), encoding="unicode")
    assert article(UNDATED_ONE).find(".//license") is not None


@pytest.mark.parametrize("name", EDITIONS)
def test_identifiers_are_unique_and_pointers_lead_somewhere(name: str) -> None:
    root = article(EDITIONS[name])
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[^\W\d][\w.\-·]*", one) for one in ids)
    assert {node.get("rid") for node in root.iter("xref")} <= set(ids)


def test_the_hostile_is_gone_and_the_words_are_kept() -> None:
    data = render_jats(HOSTILE).data.decode()
    assert "javascript" not in data and "onclick" not in data and "\x00" not in data
    assert "<script" not in data and "&lt;script&gt;alert(1)" in data
    assert "in a quotation" in data and ">nowhere.png" not in data


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert render_jats(sample()) == render_jats(sample())
    assert render_jats(sample()).name == "slow-wheels.xml"


def test_each_note_leads_to_its_references_and_keeps_its_words() -> None:
    root, edition = article(sample()), sample()
    for note in edition.notes:
        found = root.xpath("//fn[@id=$id]", id=note.id)[0]
        links = [link.get("rid") for link in found.iter("xref") if link.get("ref-type") == "bibr"]
        assert links == ["ref-king"] * len(note.works)
        said = "".join(words_of(paragraph) for paragraph in found.findall("p"))
        assert "".join(said.split()) == "".join(plain(note.print).split())
    assert root.xpath("string(//fn[@id='n1']//xref[@ref-type='bibr'])") == "Geared to the Stars"


def test_ibid_leads_to_the_reference_where_nothing_else_names_it() -> None:
    edition = replace(sample(), notes=(Note("n1", "c1", 1, "i", "numbered", (p("Ibid., 4."),), (), ("king",)),))
    assert article(edition).xpath("string(//fn//xref)") == "Ibid."


def test_words_that_name_a_work_become_the_link() -> None:
    work = Attr("", ("work",), (("work", "king"),))
    full = p(Span((Text("King, "), Link(t("https://a.example"), "https://a.example")), work), ", 12.")
    again = p("See ", Span((Link(t("Ibid."), "#n1"),), work), "; ", Span((Text("King, "), Styled(Style.EMPH, t("Stars"))), work))
    notes = tuple(
        Note(f"n{n}", f"c{n}", n, "i" * n, "numbered", (said,), (), ("king",)) for n, said in enumerate((full, again), 1)
    )
    root = article(replace(sample(), notes=notes))
    assert [words_of(link) for link in root.iterfind(".//fn//xref[@rid='ref-king']")] == ["King", "Ibid.", "King, Stars"]
    assert not root.xpath("//styled-content[@style-type='work']")


def test_figures_in_a_figure_are_a_group_and_a_lone_one_is_the_figure() -> None:
    inner = Figure((Para((Image("alt", "wheels.svg"),), plain=True),), (p("One"),), Attr("a"), "(a)")
    body = (Figure((inner, inner), (p("Two"),), Attr("g"), "Figure 1"), Figure((inner,), (p("Lone"),), Attr("f"), "Figure 2"))
    edition = replace(sample(), body=body)
    assert dtd().validate(article(edition)), dtd().error_log
    root = article(edition)
    assert len(root.findall(".//fig-group/fig")) == 2
    assert root.xpath("string(//fig[@id='f']/label)") == "Figure 2" and len(root.findall(".//fig[@id='f']/graphic")) == 1


def test_a_reference_list_has_the_printed_words_beside_the_parts() -> None:
    ref = article(sample()).find(".//ref[@id='ref-king']")
    assert ref is not None
    assert ref.findtext("label") == "[1]"
    assert "Toronto: University of Toronto Press" in words_of(ref.find(".//mixed-citation"))
    assert ref.findtext(".//element-citation/year") == "1978"


def test_people_have_their_parts() -> None:
    root = article(sample())
    names_given = [(n.findtext("surname"), n.findtext("given-names")) for n in root.iterfind(".//contrib-group//name")]
    assert ("van der Beek", "Ben") in names_given
    role = root.find(".//contrib/role")
    assert role is not None and role.get("vocab-term") == "Conceptualization"
    assert root.findtext(".//contrib-id") == "https://orcid.org/0000-0000-0000-1012"
    bio = root.find(".//bio")
    assert bio is not None and bio.get(LANG) == "en" and "mends planetaria" in words_of(bio)
    assert root.find(".//country").get("country") == "GB"


def test_sections_nest_and_carry_their_numbers() -> None:
    root = article(sample())
    inner = root.find(".//body/sec/sec")
    assert inner is not None and inner.findtext("label") == "1.1"
    assert words_of(inner.find("title")) == "Teeth and trains"


def test_a_formula_has_tex_and_mathml() -> None:
    formula = article(sample()).find(".//disp-formula")
    assert formula is not None and formula.findtext("label") == "(1)"
    assert formula.findtext("alternatives/tex-math") == r"\frac{a}{b} = \sqrt{2}"
    assert formula.find(".//{http://www.w3.org/1998/Math/MathML}mfrac") is not None


def test_pictures_stand_where_the_page_has_them_and_are_described() -> None:
    root = article(sample())
    assert {node.get(XLINK) for node in root.iter("graphic", "inline-graphic")} == {
        "slow-wheels/wheels.svg", "slow-wheels/mars.png",
    }  # fmt: skip
    assert all(node.findtext("alt-text") for node in root.iter("graphic", "inline-graphic"))


def test_languages_are_marked() -> None:
    root = article(right_to_left())
    assert root.get(LANG) == "ar"
    foreign = root.find(".//body//named-content")
    assert foreign is not None and foreign.get(LANG) == "en"
    assert "«الشكل»" in words_of(root.find("body"))


def test_translations_are_related_articles() -> None:
    related = article(sample()).find(".//related-article")
    assert related is not None
    assert related.get(XLINK) == "https://orrery.example/4/1/slow-wheels.ar/" and related.get(LANG) == "ar"


@pytest.mark.parametrize(
    ("kicker", "kind"),
    [
        ("Analysis", "research-article"), ("Book Review", "book-review"), ("EDITORIAL", "editorial"),
        ("Kitap İncelemesi", "book-review"), ("Рецензия", "book-review"), ("", "research-article"),
    ],
)  # fmt: skip
def test_the_kicker_says_what_it_is(kicker: str, kind: str) -> None:
    assert article_type(kicker) == kind


def test_a_manuscript_without_a_journal_is_valid_too() -> None:
    bare = replace(sample(), journal=type(sample().journal)(), volume="", issue="", byline=(), affiliations=(), abstract=())
    assert dtd().validate(article(bare)), dtd().error_log


def test_years_that_are_none_are_words() -> None:
    old = citation(Work("c", "book", (("title", "Old"),), (), (("issued", Date((-44,))),)))
    assert old.find("year") is None and old.findtext("string-date") == "-44"


def test_an_organisation_is_no_person() -> None:
    made = person(Name(literal="Amber Quay Institute"))
    assert made is not None and made.tag == "collab"


@given(st.text(alphabet="ab<>/i sup&", max_size=40))
def test_marks_of_csl_never_lose_words(value: str) -> None:
    words = words_of(element("x", rich(value)))
    assert words == re.sub(r"</?(?:i|b|sup|sub|span|sc)\b[^<>]*>", "", value)


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_identifiers_become_unique_names(identifiers: list[str]) -> None:
    body = tuple(Para((Span(t("x"), Attr(one)),)) for one in identifiers)
    found = names(replace(sample(), body=body)).ids
    assert len(set(found.values())) == len(found)
    assert all(etree.fromstring(f"<x id='{one}'/>") is not None and not re.match(r"[\d.\-\s]", one) for one in found.values())


def test_a_jats_file_alone_brings_the_pictures_that_it_shows() -> None:
    (made,) = render(sample(), ("jats",), Templates(()), (), (), False)
    jats, *pictures = made.artefacts
    shown = {f"{sample().slug}/{one.name}" for one in sample().pictures if f'"{sample().slug}/{one.name}"'.encode() in jats.data}
    assert shown and {one.name for one in pictures} == shown
