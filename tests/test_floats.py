"""Figures and tables find places that leave no page white at its foot, in their order and near where they were."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sample_edition import sample
from tests.test_setting import flowing, laid
from weasyprint.formatting_structure.boxes import ReplacedBox

from imprint.model.edition import Edition
from imprint.model.picture import Picture
from imprint.model.text import Attr, Cell, Column, Figure, Heading, Image, Para, Table, Text
from imprint.render import pdf_again
from imprint.render.floats import SMALLEST, Block, Move, Sheet, moved
from imprint.render.pdf_floats import _make, _pieces, place_floats
from imprint.render.pdf_setter import Pages

PAGE = Sheet(height=400.0, line=10.0)


def text(lines: int) -> Block:
    return Block(lines * 10.0, parted=True)


def figure(height: float, picture: float = 0.0) -> Block:
    return Block(height, 10.0, 10.0, floating=True, picture=picture)


HEADING = Block(10.0, 20.0, 10.0, with_next=True, barrier=True)


def test_a_float_that_fits_stays_where_it_is() -> None:
    assert moved((text(10), figure(100.0), text(30)), PAGE) == ()


def test_text_fills_the_foot_before_a_float_that_does_not_fit() -> None:
    assert moved((text(25), figure(200.0), text(14), text(40)), PAGE) == (Move(1, 3),)


def test_a_picture_that_misses_by_little_is_made_smaller() -> None:
    (move,) = moved((text(20), figure(200.0, picture=180.0), HEADING, text(40)), PAGE)
    assert move.before == 2 and SMALLEST <= move.scale < 1


def test_no_float_parts_a_heading_from_its_text() -> None:
    blocks = (text(25), figure(200.0), HEADING, text(14), text(40))
    assert [one.before for one in moved(blocks, PAGE)] != [3]


BLOCKS = st.lists(
    st.one_of(
        st.builds(text, st.integers(1, 60)), st.just(HEADING), st.builds(figure, st.floats(20, 500), st.just(0.0)),
        st.builds(lambda whole: figure(whole, whole - 15), st.floats(40, 390)),
    ),
    max_size=30,
)  # fmt: skip


@given(BLOCKS)
def test_floats_keep_their_order_and_stay_behind_their_heading(blocks: list[Block]) -> None:
    moves = moved(blocks, PAGE)
    if moves:
        assert [one.block for one in moves] == [index for index, one in enumerate(blocks) if one.floating]
    assert [one.before for one in moves] == sorted(one.before for one in moves)
    for one in moves:
        assert SMALLEST <= one.scale <= 1
        assert not any(between.barrier for between in blocks[one.before : one.block])


WORDS = "The orrery keeps the planets in their places with wheels of brass. " * 4


def with_figure(before: int, width: int = 300, height: int = 330, stated: bool = False) -> Edition:
    """An article in which a figure of most of a page's height stands after some paragraphs."""
    data = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'.encode()
    shown = Picture("a.svg", "a.svg", "image/svg+xml", data, width, height)
    image = Image("A wheel", "a.svg", attr=Attr(pairs=(("width", "100%"),)) if stated else Attr())
    figure = Figure((Para((image,)),), (Para((Text("A wheel of brass."),)),))
    paragraph = Para((Text(WORDS.strip()),))
    body = (Heading(1, (Text("One"),), Attr(id="one")), *[paragraph] * before, figure, *[paragraph] * 12)
    return replace(sample(), body=body, notes=(), pictures=(shown,))


@pytest.mark.parametrize("lines", range(14, 34, 2))
def test_a_table_is_not_torn_from_its_caption(lines: int) -> None:
    caption = (Para((Text(WORDS * 3),)),)
    row = (Cell((Para((Text("1"),)),)),) * 2
    table = Table((Column(), Column()), (), ((row,) * 14,), caption=caption)
    body = (Heading(1, (Text("One"),), Attr(id="one")), *[Para((Text("Brass."),))] * lines, table, Para((Text(WORDS),)))
    pages = laid(replace(sample(), body=body, notes=()))
    wrappers = [box for page in pages.pages for box in page._page_box.descendants() if box.is_table_wrapper]
    assert wrappers and all(box.get_wrapped_table() is not None for box in wrappers)


def test_what_was_tried_in_vain_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_again, "place_floats", lambda pages: None)
    pages = next(one for one in map(laid, map(with_figure, (3, 5, 7))) if place_floats_would_help(one))
    text = pages.element("article-text")
    before = [ElementTree.tostring(one) for one in text]
    trial = place_floats(pages)
    assert trial is not None and [ElementTree.tostring(one) for one in text] != before
    trial.undo()
    assert [ElementTree.tostring(one) for one in text] == before


@pytest.mark.parametrize(("width", "height"), [(300, 330), (1000, 1700)])
def test_a_picture_is_made_smaller_by_what_is_drawn_of_it(monkeypatch: pytest.MonkeyPatch, width: int, height: int) -> None:
    """The box of one as high as pages let it is wider than what is drawn: made smaller by its width, it would grow."""
    monkeypatch.setattr(pdf_again, "place_floats", lambda pages: None)
    pages = laid(with_figure(3, width, height, stated=True))
    whole, pieces = drawn(pages), _pieces(pages.pages)
    at = next(index for index, held in enumerate(pieces) if held[0].box.element_tag == "figure")
    _make(Move(at, at + 1, 0.9), pages.element("article-text"), [held[0].box.element for held in pieces], pieces)
    pages.lay()
    assert drawn(pages) == pytest.approx(0.9 * whole, rel=0.001)


def drawn(pages: Pages) -> float:
    """The height of the one picture."""
    figures = [box for page in pages.pages for box in page._page_box.descendants() if box.element_tag == "figure"]
    return next(float(box.height) for one in figures for box in one.descendants() if isinstance(box, ReplacedBox))


def place_floats_would_help(pages: Pages) -> bool:
    """Whether a page is white; nothing stays changed."""
    trial = place_floats(pages)
    if trial:
        trial.undo()
    return trial is not None


def test_no_page_ends_white_before_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [with_figure(before) for before in (3, 5, 7)]
    with monkeypatch.context() as patch:
        patch.setattr(pdf_again, "place_floats", lambda pages: None)
        left = [place_floats(laid(one)) for one in articles]
    assert any(left)
    for one, number in zip(articles, (3, 5, 7), strict=True):
        pages = laid(one)
        assert place_floats(pages) is None
        words = " ".join(line.text for line in flowing(pages))
        assert words.count("wheels of brass") == 4 * (number + 12) and words.count("A wheel of brass") == 1
