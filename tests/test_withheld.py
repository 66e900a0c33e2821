"""Words that pandoc does not see come back, and everything is read as it would be had it seen them."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imprint.engine import pandoc, tree
from imprint.engine.withheld import _ABBREVIATED, given_back, joined, withheld
from imprint.model.text import Blocks
from imprint.read.parsing import MARKDOWN

PROSE = "The old charter of the river council, as copied, names seven well-known mills; nobody rebuilt them. Then the water fell again"
MARKED = (
    "A *long run of words that is stressed* and **another one that is strong** in the middle of it all.",
    "Some words before [a link of some words](https://example.org/a_b \"its title has words\") and some words after it.",
    "Some words, then a reference [the same few words here] and some more of them, see https://example.org/x too.",
    "[the same few words here]: https://example.org/here \"with a title of words\"",
    "Words with a note in them^[a note of many words with *stress* in it, and a [@key, p. 3] at its end] and on.",
    "As Smith et al. say in vol. 3 and Prof. Jones did too [see @smith2000, chap. 3, for more of these words; -@doe].",
    "# A heading of many words that makes an identifier {.unnumbered}",
    "A heading of many words that is underlined\n==========================================",
    "See [A heading of many words that makes an identifier] for what is said of it in this text.",
    "| a table of many words | and one of some more words |\n|---|---|\n| words in a cell of it | some more words in it |",
    "  a column of words      another one of words\n  -----------------      --------------------\n  some words in it       some more words in it",
    "- a list of words in one line\n- another one of words in a line\n\n    and a paragraph of words below it",
    "1. one of the things that count\n2. another one of the things that count\n   and a line of words after it",
    "> a quotation of many words that goes on\n> in a second line of many words",
    "    code of many words in one line that is indented",
    "```\ncode of many words in one line\n  more of the same in another line\n```",
    "a term of many words in a line\n:   its meaning of many words in a line",
    "some `code of many words in line` and $a b c d e f$ and H~2~O, x^2^ in a line of words",
    "<div class=\"box of words\">\n\nwords of a box in HTML and more\n\n</div>",
    "\\textit{words of TeX in a line of words} and \\newcommand{\\foo}{some words of a macro here} of words",
    "![a picture of many words in a line](a picture of words.png)",
    "“Quoted words of some length” and 'others of some length' -- or not --- so the words end...",
    "a hard break after these few words\\\nand the words that come after it  \nand those after that one",
    "Some zqx3xqz words that look like a stand-in for the words of a line",
    "漢字 and some words after it in a line\nかな and some words after it too",
    "::: {.note}\nwords of a division in the line of words\n:::",
    "one: the words\n\n---\n\ntwo: words between rules\n\n---\n\nand more words",
    "Mail jane@example.org about the words of this line, or see doi:10.1000/182 for some of them.",
)


def blocks(texts: list[str]) -> list[Blocks]:
    """The tree of each text as it is."""
    answers = [pandoc._resident.answer(MARKDOWN, text.encode()) or b"" for text in texts]
    return [tree.blocks(json.loads(one)["blocks"]) for one in answers]


def with_less(texts: list[str]) -> list[Blocks]:
    """The same through what `pandoc.read` does."""
    return [tree.blocks(pandoc.read(text.encode(), MARKDOWN)[0]["blocks"]) for text in texts]


WILD = st.lists(st.sampled_from([*"\n.*_[]()|-#>", "\n\n", *PROSE.split()]), max_size=40).map(" ".join)
TEXTS = st.lists(st.sampled_from((PROSE, *MARKED)), min_size=1, max_size=6).map("\n\n".join)


@pytest.mark.parametrize("text", MARKED)
def test_marks_among_words_are_withheld_from_nobody(text: str) -> None:
    less, words = withheld(text)
    assert given_back(less.encode(), words).decode() == text


def test_of_prose_little_is_left() -> None:
    less, words = withheld(PROSE)
    assert (less, len(words)) == ("The zqx0xqz again", 1)
    less, words = withheld("See the old Prof. Jones and the rest of them, as of Jan. and not before! Is it so? He is old.")
    assert less == "See zqx0xqz Prof. Jones zqx1xqz Jan. and zqx2xqz old."


def test_words_that_pandoc_holds_for_abbreviated_stay() -> None:
    known = pandoc._abbreviations().decode().split()
    assert sorted(f"{word}." for word in _ABBREVIATED) == sorted(word for word in known if word[:-1].isalpha())


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXTS | WILD, min_size=8, max_size=16))
def test_what_is_withheld_changes_nothing(texts: list[str]) -> None:
    assert with_less(texts) == blocks(texts)


def test_every_marked_text_is_read_as_it_was() -> None:
    texts = [f"{PROSE}.\n\n{text}\n\n{PROSE}" for text in MARKED]
    assert with_less(texts) == blocks(texts)


def test_what_stands_at_a_beginning_is_no_metadata() -> None:
    texts = ["% A title\n% An author\n\nWords", "---\ntitle: A title\n---\n\nWords", "- ---\n  a: b\n  ---\n\n  Words"]
    assert with_less(texts) == blocks(texts)


def test_words_are_joined_but_where_a_break_would_be_one() -> None:
    assert joined(b'[{"t":"Str","c":"a"},{"t":"SoftBreak"},{"t":"Str","c":"b"}]') == b'[{"t":"Str","c":"a b"}]'
    after = b'[{"t":"LineBreak"},{"t":"Space"},{"t":"Str","c":"b"}]'
    assert joined(after) == after
