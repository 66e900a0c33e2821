"""How the pages are set: no holes, no single lines, no heading at a page's foot, no Ibid. first on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pyphen
import pytest
from pyphen import Pyphen
from tests.rendering import designed, shipped
from tests.sample_edition import sample
from tests.test_editions import gathered
from weasyprint.formatting_structure.boxes import ReplacedBox

from imprint.model.edition import Edition, Note
from imprint.model.picture import Picture
from imprint.model.printing import ProofTerms
from imprint.model.text import (
    Align,
    Attr,
    Cell,
    Code,
    CodeBlock,
    Column,
    Heading,
    Image,
    ListStyle,
    NoteCall,
    Numbered,
    Para,
    Style,
    Styled,
    Table,
    Text,
)  # fmt: skip
from imprint.pipeline import edit, printing
from imprint.render.pdf import _laid, for_edition
from imprint.render.pdf_again import LOOSEST, holes, set_well
from imprint.render.pdf_faults import faults
from imprint.render.pdf_lines import Line, first_notes, lines
from imprint.render.pdf_notes import _runs
from imprint.render.pdf_setter import Pages
from imprint.render.pdf_wide import narrowed
from imprint.render.settle import settled
from imprint.render.syllables import _Dictionary
from imprint.workspace import Gathered

__all__ = ["gathered"]  # the fixture of the article with everything


def laid(edition: Edition, sheet: str = "") -> Pages:
    """The pages of an edition, with a sheet of the journal's own after the shipped ones."""
    sheets = (*printing(designed().stylesheets), ("print/own.css", sheet))
    return _laid(settled(edition), "", shipped(), sheets)[0]


@pytest.fixture(scope="module")
def pages(gathered: Gathered) -> Pages:
    """An article with footnotes of which most say Ibid."""
    found = edit(gathered.sources[0])
    assert found.value is not None, found.said
    return laid(found.value)


def flowing(pages: Pages) -> list[Line]:
    return [one for one in lines(pages.pages) if one.text.strip() and not one.aside and one.element is not None]


def of(*body: Para | Heading) -> Edition:
    return replace(sample(), body=body, notes=())


def test_the_first_note_on_a_page_never_says_ibid(pages: Pages) -> None:
    first = {id(element) for element in first_notes(pages.pages)}
    said = {id(one.element): one.text for one in reversed(flowing(pages)) if one.at_foot}
    assert len(first) >= 3 and any("Ibid" in words for words in said.values())
    assert [words for key, words in said.items() if key in first and "Ibid" in words] == []


def test_a_paragraph_that_cannot_be_justified_without_holes_is_not() -> None:
    words = " ".join(["Strengthsstraightscratched"] * 30)
    found = laid(of(Para((Text(words),))), "p { hyphens: manual !important }")
    assert max(one.stretch for one in flowing(found)) <= LOOSEST
    assert holes(found) == ()
    assert [one for one in flowing(found) if "set-ragged" in one.element.get("class", "")]


def test_holes_are_closed_while_the_text_is_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters closer, freer hyphenation, a ragged margin: none of these costs another laying of the whole text."""
    laying: list[Pages] = []
    lay = Pages.lay
    monkeypatch.setattr(Pages, "lay", lambda self: (laying.append(self), lay(self))[1])
    words = [Text("Straightforwardly a misunderstanding of counterrevolutionaries " * 8), Styled(Style.EMPH, (Text("Strengthsstraightscratched " * 30),))]
    found = laid(of(*(Para((words[at % 2],)) for at in range(6)), Para((Text("Line. "),))), "p { hyphens: manual }")
    assert len(laying) == 1 and holes(found) == ()
    classes = " ".join(one.element.get("class", "") for one in flowing(found))
    assert "set-closer" in classes and "set-ragged" in classes


def test_a_paragraph_torn_by_a_page_has_one_right_margin() -> None:
    """Where its rest alone has holes, its beginning, which is set by then, is set again with it."""
    words = "As it is in the old book of the sea, so it is on land. " * 90 + "Strengthsstraightscratched " * 20
    found = laid(of(Para((Text(words),))), "p { hyphens: manual }")
    torn = [one for one in flowing(found) if one.text.startswith(("As it", "Strengthss")) or "old book" in one.text]
    assert len({one.page for one in torn}) > 1 and {one.stretch for one in torn} == {0.0}


def single(found: Sequence[Line]) -> list[str]:
    """The paragraphs of which a page has one line, and another page others."""
    parts: dict[int, Counter[int]] = {}
    for one in found:
        parts.setdefault(id(one.element), Counter())[one.page] += 1
    first = {id(one.element): one.text for one in reversed(found)}
    return [first[key] for key, part in parts.items() if len(part) > 1 and 1 in (part[min(part)], part[max(part)])]


def test_no_page_has_a_single_line_and_no_heading_stands_at_its_foot(pages: Pages) -> None:
    """Headings after ever more lines, so that some would fall on a page's last."""
    body = [part for count in range(1, 22) for part in (
        Heading(1, (Text("A heading"),)), *(Para((Text(f"Line {n}."),)) for n in range(count)), Para((Text("Long words. " * 30),)),
    )]  # fmt: skip
    found = flowing(laid(of(*body)))
    assert max(one.page for one in found) >= 8
    last = {one.page: one for one in found if not one.at_foot}
    assert [one.page for one in last.values() if one.text == "A heading"] == []
    assert single(found) == [] and single(flowing(pages)) == []


def test_notes_may_stand_in_columns() -> None:
    notes = tuple(note(number) for number in range(1, 30))
    calls = Para(tuple(NoteCall(one.id, one.call, one.label) for one in notes))
    edition = replace(of(calls), notes=notes, notes_at_foot=False)
    found = flowing(laid(edition, ".notes { columns: 2 } .notes h2 { column-span: all }"))
    starts = [one.x for one in found if "A note," in one.text]
    assert len(starts) == 29 and max(starts) - min(starts) > 150


def note(number: int) -> Note:
    words = (Para((Text(f"A note, {number}."),)),)
    return Note(f"n{number}", f"c{number}", number, str(number), "numbered", words, words)


@pytest.mark.parametrize("measure", [300, 303, 313, 333])
def test_no_line_is_broken_after_its_first_word(measure: int) -> None:
    words = (
        "for a machine only the mean motion counts, and the linear term of the mean longitude is all we need. "
        "We refer it to the moving equinox by adding the general precession, "
    )
    picture = '<svg xmlns="http://www.w3.org/2000/svg" style="width:5em;height:1em" viewBox="0 0 10 10"></svg>'
    sheet = f'@page {{ size: 600px; margin: 0 }} p {{ width: {measure}px; font: 14.13px "EB Garamond 12"; text-align: justify }}'
    pages = Pages(f"<html lang=en><p>{words}{picture} per millennium, to each motion.</p>", (sheet,), {})
    *full, _, _ = flowing(pages)
    assert len(full) >= 2 and min(len(one.text) for one in full) > 30


def test_a_table_wider_than_its_measure_is_set_smaller() -> None:
    cells = "".join(f"<td>00,000.{i}00</td>" for i in range(9))
    text = f'<html lang=en><div id="article-text"><table><tr>{cells}</tr></table></div>'
    sheets = for_edition(printing(designed().stylesheets), "B5", "")
    pages = Pages(text, sheets, {})
    assert narrowed(pages.pages)
    set_well(pages)
    assert not narrowed(pages.pages)


def test_a_note_at_the_foot_keeps_the_rows_of_a_table_the_lines_of_a_listing_and_the_numbers_of_a_list() -> None:
    words = [Cell((Para((Text(word),)),)) for word in ("a", "b", "1", "2")]
    columns = (Column(Align.DEFAULT), Column(Align.DEFAULT))
    table = Table(columns, (tuple(words[:2]),), ((tuple(words[2:]),),), (), (Para((Text("Years"),)),))
    steps = Numbered(((Para((Text("measure"),)),), (Para((Text("cut"),)),)), start=2, style=ListStyle.LOWER_ALPHA, after=")")
    runs = _runs((table, CodeBlock("if x:\n  y()"), steps))
    held = ["".join(node.text for node in run if isinstance(node, Text | Code)) for run in runs]
    assert held == ["Years", "a\N{EM SPACE}b", "1\N{EM SPACE}2", "if x:", "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}y()", "b)\N{EN SPACE}measure", "c)\N{EN SPACE}cut"]


@pytest.mark.parametrize(("rows", "fits"), [(3, True), (30, False)])
def test_a_table_far_wider_than_its_measure_stands_sideways(rows: int, fits: bool) -> None:
    """Its head to the left, on one page; one of too many rows stays upright, and proof says how far it stands out."""
    row = "<tr>" + "".join(f"<td>00,000.{i}00</td>" for i in range(14)) + "</tr>"
    text = f'<html lang=en><div id="article-text"><p>Before.</p><table class="long">{row * rows}</table><p>After.</p></div>'
    pages = Pages(text, for_edition(printing(designed().stylesheets), "B5", ""), {})
    set_well(pages)
    place = pages.element("article-text").find("div")
    said = [flaw.message for flaw in faults(pages, ProofTerms(), "x.pdf") if flaw.rule == "overfull-line"]
    assert ((place is not None), not said) == (fits, fits)
    held = place if place is not None else pages.element("article-text")
    assert sum(one.tag == "td" for one in held.iter()) == 14 * rows


def test_no_word_of_a_tables_head_is_lost_where_it_is_higher_than_a_page() -> None:
    """The setter leaves such a head out; one that leaves room for rows is repeated."""
    head, row = "<tr><th>" + "word " * 900 + "</th></tr>", "<tr><td>row</td></tr>"
    for heads, held, times in ((head, "word", 900), ("<tr><th>word</th></tr>", "word", 3)):
        text = f'<html lang=en><div id="article-text"><table class="long"><thead>{heads}</thead>{row * 90}</table></div>'
        pages = Pages(text, for_edition(printing(designed().stylesheets), "B5", ""), {})
        said = " ".join(one.text for one in lines(pages.pages)).split()
        assert (said.count(held), said.count("row")) == (times, 90)


@pytest.mark.parametrize(
    ("stated", "width", "height"),
    [
        ((("width", "40%"),), 0.4, 0.2), ((("height", "60px"),), 120, 60), ((("width", "90cm"),), 1, 0.5),
        ((("height", "9pt"),), 24, 12), ((("width", "1.2500000000000002in"),), 120, 60),
        ((("width", "30in"), ("height", "15.02in")), 1, 0.5),  # as Word says it
    ],
)  # fmt: skip
def test_a_picture_of_a_stated_size_keeps_its_proportions(
    stated: tuple[tuple[str, str], ...], width: float, height: float
) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300"><rect width="600" height="300"/></svg>'
    picture = Picture("a.svg", "a.svg", "image/svg+xml", drawing, 600, 300)
    edition = replace(of(Para((Image("A", "a.svg", attr=Attr(pairs=stated)),))), pictures=(picture,))
    found = laid(edition)
    start, end = found.measure(0)
    unit = end - start if width <= 1 else 1
    (image,) = [one for page in found.pages for one in page._page_box.descendants() if isinstance(one, ReplacedBox)]
    assert (image.width / unit, image.height / unit) == (pytest.approx(width, rel=0.01), pytest.approx(height, rel=0.01))


def test_a_text_is_not_laid_out_again_as_it_was_laid_out_before() -> None:
    pages = laid(replace(sample(), body=(Para((Text("Words in a row. " * 40),)),)))
    first, paragraph = pages.pages, pages._html.etree_element.find(".//p")
    undo = pages.deepen(10, 0)
    pages.lay()
    assert pages.pages is not first
    undo()
    pages.lay()
    assert pages.pages is first
    paragraph.set("class", "set-ragged")
    pages.lay()
    assert pages.pages is not first


@pytest.mark.parametrize("language", ["fr", "eo", "sq", "nn"])
def test_dictionaries_part_words_as_pyphens_own(language: str) -> None:
    """Every pattern, also those that later ones replace, that are nothing but zeros, or that change letters."""
    path = pyphen.LANGUAGES[language]
    quick, slow = _Dictionary(path), _Dictionary.__mro__[1](path)
    assert type(Pyphen(lang=language).hd) is _Dictionary and quick.maxlen == slow.maxlen and len(quick.patterns) == len(slow.patterns) > 1_000
    for letters, (start, values) in slow.patterns.items():
        found = quick.patterns.get(letters)
        assert found[0] == start and [(one, getattr(one, "data", None)) for one in found[1]] == [(one, getattr(one, "data", None)) for one in values]


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("antlaşmalar", "ant-laş-ma-lar"),
        ("İstanbul", "İs-tan-bul"),
        ("elektrik", "e-lekt-rik"),
        ("saat", "sa-at"),
        ("Türkiye’nin", "Tür-ki-ye’nin"),
        ("kâğıt", "kâ-ğıt"),
        ("IŞIK", "I-ŞIK"),
    ],
)
def test_turkish_words_are_parted_by_syllables(word: str, parted: str) -> None:
    assert Pyphen(lang="tr-TR", left=1, right=1).inserted(word) == parted


@pytest.mark.parametrize("language", ["", "python"])
def test_a_listing_a_little_wider_than_its_measure_is_set_smaller(language: str) -> None:
    """A line that is far too long is broken, and does not make the others smaller."""
    wide, short = "    x = " + "a" * 72, "y = 2  # 水"
    block = CodeBlock("\n".join((wide, short, "b" * 150)), Attr(classes=(language,) if language else ()))
    found = flowing(laid(of(Para((Text("Text."),)), block, CodeBlock("z = 3"))))
    code = [one for one in found if one.size < 11 and one.text.strip()]
    assert [one.text.strip("\n") for one in code[:2]] == [wide, short] and sum("bbb" in one.text for one in code) == 2
    (other,) = [one for one in found if one.text == "z = 3"]
    assert 0.8 * other.size <= code[0].size < other.size and code[0].size == code[1].size


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_caption_of_one_line_is_centred_and_a_longer_one_is_not(language: str) -> None:
    way = "rtl" if language == "fa" else "ltr"
    captions = ("One line.", "More than one line. " * 9)
    figures = "".join(
        f"<figure><svg width=9 height=9></svg><figcaption><div class=p>{one}</div></figcaption></figure>" for one in captions
    )
    text = f"<html lang={language} dir={way}><div id=article-text>{figures}</div>"
    pages = Pages(text, for_edition(printing(designed().stylesheets), "B5", ""), {})
    start, end = pages.measure(0)
    short, first, *_, last = (one for one in flowing(pages) if "line" in one.text)
    assert abs((short.x - start) - (end - short.x - short.width)) < 1 < short.x - start
    edges = [one.x + one.width if way == "rtl" else one.x for one in (first, last)]
    assert edges == pytest.approx([end if way == "rtl" else start] * 2, abs=2)
