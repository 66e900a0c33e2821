"""Pages end at the same height: what is white at a foot goes into the gaps around headings, figures, displays and lists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.sample_edition import sample
from tests.test_floats import WORDS
from tests.test_setting import flowing, laid

from imprint.model.edition import Edition
from imprint.model.text import Bullets, Heading, Para, Quote, Text
from imprint.render.pdf_even import _bottom, even
from imprint.render.pdf_lines import foot, leading
from imprint.render.pdf_setter import Pages

SHEET = "html { font-size: 10px; line-height: 10px } p { margin: 0 } h2, ul, figure { margin: 10px 0; font-size: 10px }"


def article(lines: int) -> Edition:
    """Headings, lists and quotations among short paragraphs, after a first one of so many lines."""
    words, short = Para((Text(WORDS),)), Para((Text("Wheels."),))
    part = (Heading(1, (Text("A part"),)), words, Bullets(((short,), (short,))), words, Quote((words,)), words)
    return replace(sample(), body=(*[short] * lines, *part * 5), notes=())


def feet(pages: Pages) -> list[float]:
    """How far from its foot each page but the last ends, in lines."""
    found = flowing(pages)
    lowest = [max(one.baseline for one in found if one.page == at) for at in range(len(pages.pages) - 1)]
    whole = [foot(page._page_box) for page in pages.pages]
    return [(end - last) / leading(pages.pages[0]) for end, last in zip(whole, lowest, strict=False)]


@pytest.mark.parametrize("lines", range(1, 9))
def test_pages_end_at_the_same_height(lines: int) -> None:
    first, *others = feet(laid(article(lines)))
    assert len(others) >= 2 and max(others) - min(others) < 0.1
    assert first < others[0] + 5, "a page that has few gaps may stay as it is"


@pytest.mark.parametrize("lines", range(1, 9))
def test_lines_of_a_paragraph_keep_their_distance_and_gaps_grow_within_limits(
    monkeypatch: pytest.MonkeyPatch, lines: int
) -> None:
    moved = flowing(laid(article(lines)))
    monkeypatch.setattr("imprint.render.pdf_even.even", lambda page: None)
    still = flowing(laid(article(lines)))
    assert [(one.page, one.text) for one in moved] == [(one.page, one.text) for one in still]
    line = leading(laid(article(lines)).pages[0])
    grown = [one.baseline - two.baseline for one, two in zip(moved, still, strict=True)]
    assert max(grown) > 0
    for at in range(1, len(moved)):
        if moved[at].page == moved[at - 1].page:
            assert -0.01 <= grown[at] - grown[at - 1] <= 2.51 * line
            assert moved[at].element is not moved[at - 1].element or grown[at] == pytest.approx(grown[at - 1])


def one_page(blocks: str, height: int = 100) -> Pages:
    text = f"<html><body><div id=article-text>{blocks}</div></body></html>"
    return Pages(text, (SHEET, f"@page {{ size: 300px {height}px; margin: 0 }}"), {})


def bottoms(pages: Pages) -> list[float]:
    return [max((one.baseline for one in flowing(pages) if one.page == at), default=0.0) for at in range(len(pages.pages))]


def test_a_page_that_is_a_little_too_long_has_closer_gaps() -> None:
    """By less than half of a line: the next block need not go over with all that belongs to it."""
    text = "<style>body { margin: 0 }</style><p>a</p><h2>b</h2><p>c<br>d<br>e</p><h2>f</h2><p>g</p>"
    high = int(_bottom(one_page(text, 300).pages[0]._page_box.children[0]))
    assert [len(one_page(text, high - less).pages) for less in (0, 3, 6)] == [1, 1, 2]
    closer = one_page(text + "<p>h<br>h</p>", high - 3)
    assert len(closer.pages) == 2 and bottoms(closer)[0] < high - 3


def test_the_last_page_ends_where_it_ends() -> None:
    lone = one_page("<p>a</p><h2>b</h2><p>c</p>")
    assert len(lone.pages) == 1 and bottoms(lone)[0] < 60


def test_a_page_before_a_break_that_is_asked_for_ends_where_it_ends() -> None:
    parted = one_page('<p>a</p><h2>b</h2><p>c<br>d<br>e<br>f</p><p style="break-before: page">g</p>')
    whole = one_page("<p>a</p><h2>b</h2><p>c<br>d<br>e<br>f</p><p>g<br>g<br>g</p>")
    assert bottoms(parted)[0] < bottoms(whole)[0] == pytest.approx(98, abs=2)


def test_a_foot_that_stays_white_whatever_grows_leaves_the_gaps_as_they_are() -> None:
    tall = '<p>a</p><h2>b</h2><p>c</p><p style="break-inside: avoid; height: 70px">d</p>'
    assert bottoms(one_page(tall))[0] < 60


def test_a_page_may_be_made_even_only_once() -> None:
    pages = one_page("<p>a</p><h2>b</h2><p>c<br>d<br>e<br>f</p><p>g<br>g<br>g</p>")
    before = bottoms(pages)
    even(pages.pages[0]._page_box)
    assert bottoms(pages) == pytest.approx(before)
