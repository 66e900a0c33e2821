"""Figures and tables without room on their page stand at the head of the next, and the text goes on before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from tests.sample_edition import sample
from tests.test_setting import flowing, laid, note
from weasyprint.formatting_structure.boxes import ReplacedBox

from imprint.model.edition import Edition
from imprint.model.picture import Picture
from imprint.model.text import (
    Attr,
    Block,
    Blocks,
    Bullets,
    Cell,
    Column,
    Figure,
    Heading,
    Image,
    Link,
    Math,
    Para,
    Table,
    Text,
)  # fmt: skip
from imprint.render import pdf_setter
from imprint.render.near import near_calls
from imprint.render.pdf_even import _bottom
from imprint.render.pdf_floats import NOWHERE, floats_wait, text_box
from imprint.render.pdf_lines import foot, leading
from imprint.render.pdf_setter import Pages

WORDS = "The orrery keeps the planets in their places with wheels of brass. " * 4
PARAGRAPH = Para((Text(WORDS.strip()),))
HEADING = Heading(1, (Text("One"),), Attr(id="one"))


def figure(width: int = 300, height: int = 330, stated: bool = False, name: str = "") -> Figure:
    image = Image(f"A wheel {width}", f"{width}x{height}.svg", attr=Attr(pairs=(("width", "100%"),)) if stated else Attr())
    return Figure((Para((image,)),), (Para((Text("A wheel of brass."),)),), Attr(id=name))


def article(*body: Block) -> Edition:
    sizes = {one.src: tuple(map(int, one.src.removesuffix(".svg").split("x"))) for one in _images(body)}
    pictures = tuple(
        Picture(name, name, "image/svg+xml", f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}"/>'.encode(), w, h)
        for name, (w, h) in sizes.items()
    )
    return replace(sample(), body=body, notes=(), pictures=pictures)


def _images(body: Blocks) -> Iterator[Image]:
    for one in body:
        if isinstance(one, Figure):
            yield from (image for para in one.blocks for image in para.content if isinstance(image, Image))  # type: ignore[union-attr]


def with_figure(before: int, *sizes: Any) -> Edition:
    """An article in which a figure of most of a page's height stands after some paragraphs."""
    return article(HEADING, *[PARAGRAPH] * before, figure(*sizes), *[PARAGRAPH] * 12)


def white(pages: Pages) -> list[float]:
    """Lines that are white at the feet of the pages on whose next the text goes on."""
    texts = [text_box(one._page_box) for one in pages.pages]
    running = [one for one, after in zip(pages.pages, texts[1:], strict=False) if after is not None]
    return [(foot(one._page_box) - _bottom(one._page_box.children[0])) / leading(one) for one in running]


def shown(pages: Pages) -> list[str]:
    """The tags of the text's blocks, page by page."""
    texts = [text_box(one._page_box) for one in pages.pages]
    return [one.element_tag for text in texts if text is not None for one in text.children]


def words(pages: Pages) -> Counter[str]:
    return Counter(letter for one in flowing(pages) for letter in one.text.replace("-", "").split())


@contextmanager
def never_waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(pdf_setter, "floats_wait", lambda wait: floats_wait(NOWHERE))
        yield


@pytest.mark.parametrize("before", range(1, 12))
def test_text_fills_the_foot_before_a_figure_that_has_no_room(before: int) -> None:
    pages = laid(with_figure(before))
    assert max(white(pages)) < 3 and shown(pages).count("figure") == 1


@pytest.mark.parametrize("height", [60, 200, 330, 520, 560, 590, 610, 900])
@pytest.mark.parametrize("before", [2, 5, 6])
def test_no_word_is_lost_and_none_comes_twice(monkeypatch: pytest.MonkeyPatch, before: int, height: int) -> None:
    """Also where a figure leaves no room, or a line, below it for what is left of a paragraph, or for a formula after it."""
    formula = Para((Text("so it is "), Math("a = b", True, "<math display='block'><mi>a</mi></math>"), Text(" and so on")))
    body = (HEADING, *[PARAGRAPH] * before, formula, figure(300, height), figure(310, height), formula, *[PARAGRAPH] * 5, figure(320, height))
    edition = article(*body)
    pages = laid(edition)
    images = [one.element for page in pages.pages for one in page._page_box.descendants() if isinstance(one, ReplacedBox)]
    wheels = [one.get("alt") for one in images if "wheel" in (one.get("alt") or "")]
    assert wheels == ["A wheel 300", "A wheel 310", "A wheel 320"]
    with never_waiting(monkeypatch):
        assert words(pages) == words(laid(edition))


@pytest.mark.parametrize("before", range(1, 9))
def test_a_heading_before_a_figure_keeps_its_text(before: int) -> None:
    pages = laid(article(HEADING, *[PARAGRAPH] * before, replace(HEADING, attr=Attr(id="two")), figure(), *[PARAGRAPH] * 12))
    lines = [one for one in flowing(pages) if not one.at_foot]
    last = {one.page: one for one in lines}
    assert [one.text for one in last.values() if one.element.tag == "h2"] == []


def test_a_picture_that_lacks_little_is_made_smaller() -> None:
    heights = []
    for height in range(444, 560, 12):
        pages = laid(with_figure(5, 300, height))
        heights.append(drawn(pages) / height)
        assert max(white(pages)) < 3
    assert min(heights) >= 0.9 * max(heights) and len({round(one, 3) for one in heights}) > 2


@pytest.mark.parametrize(("width", "height"), [(300, 330), (1000, 1700)])
def test_a_picture_is_made_smaller_by_what_is_drawn_of_it(width: int, height: int) -> None:
    """The box of one as high as pages let it is wider than what is drawn: made smaller by its width, it would grow."""
    found = [drawn(laid(with_figure(before, width, height, True))) for before in range(1, 7)]
    assert max(found) <= found[0] + 0.01 and min(found) >= 0.7 * max(found)


def drawn(pages: Pages) -> float:
    """The height at which the picture of an article is drawn, in CSS pixels: as high as its box or as wide allows."""
    (box,) = (one for page in pages.pages for one in page._page_box.descendants() if isinstance(one, ReplacedBox))
    return float(box.height)


@pytest.mark.parametrize("before", range(1, 12))
def test_what_follows_the_text_fills_the_foot_before_its_last_figures(monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    """They come first on the next page, each once, and no word of what follows is lost."""
    notes = tuple(note(number) for number in range(1, 60))
    body = article(HEADING, *[PARAGRAPH] * before, figure(), figure(310, 300))
    edition = replace(body, notes=notes, notes_at_foot=False)
    pages = laid(edition)
    images = [one.element.get("alt") for page in pages.pages for one in page._page_box.descendants() if isinstance(one, ReplacedBox)]
    assert [one for one in images if one and "wheel" in one] == ["A wheel 300", "A wheel 310"]
    feet = [(foot(one._page_box) - _bottom(one._page_box.children[0])) / leading(one) for one in pages.pages[:-1]]
    assert max(feet) < 6
    with never_waiting(monkeypatch):
        assert words(pages) == words(laid(edition))


@pytest.mark.parametrize("before", [7, 8, 9])
def test_no_figure_stands_behind_everything(before: int) -> None:
    """Where all that follows the text has room on its last page, the figure comes before that."""
    body = article(HEADING, *[PARAGRAPH] * before, figure(300, 500))
    pages = laid(replace(body, notes=(note(1),), notes_at_foot=False, bios=(), sections=(), similar=(), references=()))
    (top,) = (one.position_y for one in pages.pages[-1]._page_box.descendants() if isinstance(one, ReplacedBox))
    after = [one for one in flowing(pages) if one.page == len(pages.pages) - 1 and one.baseline > top]
    assert [one for one in after if "A wheel of brass" not in one.text]


def test_a_paragraph_after_a_figure_begins_as_others_do_and_one_after_a_heading_flush() -> None:
    pages = laid(article(HEADING, figure(300, 40), PARAGRAPH, figure(310, 40), PARAGRAPH))
    after, second = [one.x for one in flowing(pages) if one.text.startswith("The orrery keeps the") and one.element.tag == "p"][-2:]
    assert second - after > 10


@pytest.mark.parametrize("lines", range(14, 34, 2))
def test_a_table_is_not_torn_from_its_caption(lines: int) -> None:
    caption = (Para((Text(WORDS * 3),)),)
    row = (Cell((Para((Text("1"),)),)),) * 2
    table = Table((Column(), Column()), (), ((row,) * 14,), caption=caption)
    pages = laid(article(HEADING, *[Para((Text("Brass."),))] * lines, table, PARAGRAPH))
    wrappers = [box for page in pages.pages for box in page._page_box.descendants() if box.is_table_wrapper]
    assert wrappers and all(box.get_wrapped_table() is not None for box in wrappers)


# ---------------------------------------------------------------- near their calls


def call(name: str) -> Para:
    return Para((Text(WORDS), Link((Text("a figure"),), f"#{name}")))


LONG = (PARAGRAPH,) * 12


def test_figures_piled_up_behind_the_text_go_where_they_are_first_called() -> None:
    one, two, three = (figure(name=name) for name in ("one", "two", "three"))
    body = (HEADING, call("one"), PARAGRAPH, call("two"), *LONG, call("three"), one, two, three)
    assert near_calls(body) == (HEADING, body[1], one, PARAGRAPH, body[3], two, *LONG, body[-4], three)


def test_figures_keep_their_order() -> None:
    one, two = figure(name="one"), figure(name="two")
    body = (HEADING, call("two"), PARAGRAPH, call("one"), *LONG, one, two)
    assert near_calls(body) == (HEADING, body[1], PARAGRAPH, body[3], one, two, *LONG)


@pytest.mark.parametrize(
    "body",
    [
        (HEADING, call("one"), *LONG, figure(name="one"), PARAGRAPH),  # its author chose this place
        (HEADING, call("one"), *LONG, call("one"), figure(name="one"), figure(name="two")),  # it is spoken of here, too
        (HEADING, call("one"), *LONG, HEADING, figure(name="one"), figure(name="two")),  # a section of figures
        (HEADING, *LONG, figure(name="one"), figure(name="two")),  # called nowhere
        (HEADING, call("one"), call("two"), Bullets(()), figure(name="one"), figure(name="two")),  # near
    ],
)
def test_others_stay_where_they_are(body: Blocks) -> None:
    assert near_calls(body) == body
