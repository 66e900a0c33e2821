"""Long notes at the foot: divided between pages rather than that a foot stays white, whole in words, and in their order."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from tests.noted_text import NotedText
from tests.rendering import designed

from imprint.model.printing import ProofTerms
from imprint.pipeline import printing
from imprint.render.pdf import for_edition
from imprint.render.pdf_faults import faults
from imprint.render.pdf_lines import Line, lines
from imprint.render.pdf_setter import Pages

SEEDS = (190, 370, 375)
SHEETS = for_edition(printing(designed().stylesheets), "B5", "")


def noted(shortest: int, longest: int, seed: int, sheet: str = "") -> Pages:
    """Pages of 20 paragraphs, each with a note of so many words at some place of it."""
    chance, text = random.Random(seed), ""
    for number in range(20):
        before, after = chance.randint(1, 90), chance.randint(0, 90)
        said = " ".join(f"n{number}w{at}" for at in range(chance.randint(shortest, longest)))
        call = f'<sup>{number}</sup><span class="footnote" id="note-{number}">{said}</span>'
        text += f"<p>{'text ' * before}{call}{' more' * after}</p>" + ("<h3>Heading</h3>" if number % 6 == 5 else "")
    return Pages(f'<html lang=en><div id="article-text">{text}</div>', (*SHEETS, sheet), {})


def of_note(found: list[Line], number: int) -> list[Line]:
    return [one for one in found if one.at_foot and one.text.startswith(f"n{number}w")]


@pytest.mark.parametrize(("shortest", "longest", "seed"), [(20, 120, 1), (20, 120, 2), (60, 300, 3), (200, 900, 4)])
def test_every_word_of_long_notes_is_set_once_and_in_order(shortest: int, longest: int, seed: int) -> None:
    pages = noted(shortest, longest, seed)
    found = list(lines(pages.pages))
    words = [word for one in found if one.at_foot for word in one.text.split()]
    assert words == sorted(words, key=lambda word: tuple(int(part) for part in word[1:].split("w")))
    for number in range(20):
        own = [word for word in words if word.startswith(f"n{number}w")]
        assert own == [f"n{number}w{at}" for at in range(len(own))] and shortest <= len(own) <= longest
    assert all(one.baseline > pages.pages[one.page]._page_box.content_box_y() for one in found if one.at_foot), "none is cut off"
    assert any(len({one.page for one in of_note(found, number)}) > 1 for number in range(20)), "a note is divided"


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_no_foot_is_white_and_no_line_of_a_note_alone(seed: int) -> None:
    """A note begins on the page of its call, and two lines at least stand on either side of where it is divided."""
    pages = noted(20, 120, seed)
    found = list(lines(pages.pages))
    for number in range(20):
        own = [one.page for one in of_note(found, number)]
        called = next(one.page for one in found if not one.at_foot and str(number) in one.text.split("text")[-1])
        assert own[0] == called
        assert all(own.count(page) > 1 for page in own if len(set(own)) > 1)
    white = [flaw.message for flaw in faults(pages, ProofTerms(white_foot=5), "x.pdf") if flaw.rule == "white-foot"]
    assert white == []


def test_a_text_that_is_paged_twice_keeps_the_rest_of_its_notes() -> None:
    """Where margins name the last page's number, the setter pages the text again."""
    once, twice = (
        [one.text for one in lines(noted(60, 300, 3, sheet).pages)]
        for sheet in ("", "@page { @bottom-left { content: counter(pages) } } p { string-set: x counter(pages) }")
    )
    assert once == twice


@pytest.mark.parametrize("seed", SEEDS)
def test_notes_on_everything_lose_no_word(seed: int) -> None:
    every_word_is_there_once(seed)


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, 40, 10))
def test_notes_on_everything_lose_no_word_for_many_seeds(first: int) -> None:
    for seed in range(first, first + 10):
        every_word_is_there_once(seed)


def every_word_is_there_once(seed: int) -> None:
    """Those of a note once, in the page and below its text; a table's head may come again."""
    text = NotedText(seed)
    pages = Pages(f'<html lang=en><div id="article-text">{text.html}</div>', SHEETS, {})
    found = list(lines(pages.pages))
    words = Counter(word for one in found for word in one.text.split())
    assert [word for word in text.words if not words[word]] == []
    assert [word for word in words if word.startswith("n") and words[word] > 1] == []
    for index, page in enumerate(pages.pages):
        here = [one for one in found if one.page == index and one.text.strip()]
        lowest = max((one.baseline for one in here if not one.at_foot), default=0.0)
        box = page._page_box
        assert all(lowest < one.baseline < box.content_box_y() + box.height + 1 for one in here if one.at_foot)
