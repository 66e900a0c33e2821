"""Numbers and trees hold for any text: calls count up, Ibid. points to one work, rewriting loses nothing, taming keeps words."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprint.model.counting import roman
from imprint.model.manuscript import FrontMatter
from imprint.model.stages import Checked, Copy, Counted, SourceFile, Sources
from imprint.model.style import CitationStyle, Kind
from imprint.model.text import (
    Blocks,
    Bullets,
    Citation,
    Cite,
    Heading,
    Inlines,
    Node,
    NoteCall,
    NoteText,
    Para,
    Quote,
    Quoted,
    Style,
    Styled,
    Text,
    plain,
    rewrite,
    walk,
)
from imprint.model.work import Library
from imprint.number import SYMBOLS, mark, number
from imprint.read.escaping import tame
from imprint.read.masking import masked

# ---------------------------------------------------------------- texts with citations and notes

KEYS = st.sampled_from(("ash", "birch", "cedar"))
LOCATORS = st.sampled_from(((), (Text(", p. 4"),), (Text(", p. 9"),)))
CITES = st.lists(st.builds(Citation, KEYS, st.just(()), LOCATORS), min_size=1, max_size=3).map(lambda c: Cite(tuple(c)))
WORDS = st.sampled_from(("One", "two.", "three, ", " four", ".", "")).map(Text)
OWN = st.lists(CITES | WORDS, max_size=3).map(lambda parts: NoteText((Para(tuple(parts)),)))
INLINES = st.lists(WORDS | CITES | OWN, max_size=6).map(tuple)
SET_OFF = st.builds(Styled, st.sampled_from(Style), INLINES) | st.builds(Quoted, st.booleans(), INLINES)
CONTENT: st.SearchStrategy[Inlines] = st.lists(WORDS | CITES | OWN | SET_OFF, max_size=6).map(tuple)
PARAS = st.builds(Para, CONTENT)
BLOCKS: st.SearchStrategy[Blocks] = st.lists(
    PARAS
    | st.builds(Heading, st.integers(1, 6), INLINES)
    | st.builds(Quote, st.lists(PARAS, max_size=2).map(tuple))
    | st.builds(Bullets, st.lists(st.lists(PARAS, max_size=2).map(tuple), max_size=3).map(tuple)),
    max_size=6,
).map(tuple)


def counted(body: Blocks, **front: str) -> Counted:
    style = CitationStyle("notes", Kind.NOTE, "", False)
    sources = Sources("case", SourceFile("a.md", "a.md", b""), "markdown")
    matter = replace(FrontMatter(), **front)  # type: ignore[arg-type]
    return number(Checked(Copy(sources, matter, body, Library(), style, (), (), "", "", ())))


def calls(body: Blocks) -> list[NoteCall]:
    return [node for node in walk(body) if isinstance(node, NoteCall)]


@given(BLOCKS)
def test_calls_count_up_in_reading_order(body: Blocks) -> None:
    made = counted(body)
    assert [call.label for call in calls(made.body)] == [str(i + 1) for i in range(len(made.notes))]


@given(BLOCKS, st.sampled_from(("", "symbols")))
def test_each_note_is_called_once(body: Blocks, own: str) -> None:
    made = counted(body, own_notes=own)
    assert sorted(call.note for call in calls(made.body)) == sorted(note.id for note in made.notes)
    assert [call.id for call in calls(made.body)] == [note.call for note in made.notes]


@given(BLOCKS)
def test_two_series_each_count_from_one(body: Blocks) -> None:
    notes = counted(body, own_notes="symbols").notes
    for series in ("own", "numbered"):
        found = [note.number for note in notes if note.series == series]
        assert found == list(range(1, len(found) + 1))
    assert all(note.bare == (note.series == "numbered") for note in notes)


@given(BLOCKS)
def test_every_citation_of_the_text_is_in_a_note(body: Blocks) -> None:
    asked = sorted(node.key for node in walk(noted(body)) if isinstance(node, Citation))
    made = counted(body)
    assert sorted(one.key for note in made.notes for cited in note.cited for one in cited.cite.citations) == asked


def noted(body: Blocks) -> tuple[object, ...]:
    """A text and what stands in its notes; walk goes into a note's blocks by itself."""
    return tuple(body)


@given(BLOCKS)
def test_ibid_points_to_the_one_work_just_before(body: Blocks) -> None:
    """Written anew from the Chicago Manual (17th ed., 14.34), not from the code."""
    before: list[Citation] = []
    for note in counted(body).notes:
        here: list[Citation] = []
        for cited in note.cited:
            for citation, position in zip(cited.cite.citations, cited.positions, strict=True):
                if position.startswith("ibid"):
                    pointed = here[-1:] or before
                    assert {one.key for one in pointed} == {citation.key}
                    assert (position == "ibid") == (plain(pointed[-1].suffix) == plain(citation.suffix))
                here.append(citation)
        before = here


@given(BLOCKS)
def test_the_first_mention_is_first_and_no_other(body: Blocks) -> None:
    made = counted(body)
    seen: set[str] = set()
    for note in made.notes:
        for cited in note.cited:
            for citation, position in zip(cited.cite.citations, cited.positions, strict=True):
                assert (position == "first") == (citation.key not in seen)
                seen.add(citation.key)
    assert {key for key, _ in made.full} == seen


@given(BLOCKS)
def test_moving_calls_behind_stops_loses_no_letter(body: Blocks) -> None:
    """Blanks before a call go; all else stays, in order."""

    def letters(blocks: Blocks) -> str:
        bare = rewrite(blocks, lambda node: () if isinstance(node, Cite | NoteText | NoteCall) else node)
        return re.sub(r"\s", "", "".join(plain(node) for node in walk(bare) if isinstance(node, Text)))

    assert letters(counted(body).body) == letters(body)


# ---------------------------------------------------------------- markers

VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(count: int) -> None:
    digits = [VALUES[letter] for letter in roman(count)]
    assert count == sum(-d if any(e > d for e in digits[i + 1 : i + 2]) else d for i, d in enumerate(digits))
    assert not re.search(r"(.)\1\1\1", roman(count))


@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from(("arabic", "lower-roman", "symbols")))
def test_no_two_notes_share_a_marker(one: int, other: int, marks: str) -> None:
    assert (mark(one, marks) == mark(other, marks)) == (one == other)


def test_symbols_are_doubled_after_the_sixth() -> None:
    assert [mark(n, "symbols") for n in (1, 2, 6, 7, 12, 13)] == ["*", "†", SYMBOLS[-1], "**", SYMBOLS[-1] * 2, "***"]


# ---------------------------------------------------------------- trees


@given(BLOCKS)
def test_rewriting_by_nothing_gives_the_same_tree(body: Blocks) -> None:
    assert rewrite(body, lambda node: node) is body


@given(BLOCKS)
def test_rewriting_meets_every_node_once_and_from_the_leaves_up(body: Blocks) -> None:
    met: list[Node] = []

    def meet(node: Node) -> Node:
        met.append(node)
        return node

    rewrite(body, meet)
    assert len(met) == len(list(walk(body)))
    assert {id(node) for node in met} == {id(node) for node in walk(body)}


@given(BLOCKS)
def test_a_node_may_vanish_or_be_doubled(body: Blocks) -> None:
    none = rewrite(body, lambda node: () if isinstance(node, Text) else node)
    twice = rewrite(body, lambda node: (node, node) if isinstance(node, Text) else node)
    count = sum(isinstance(node, Text) for node in walk(body))
    assert not any(isinstance(node, Text) for node in walk(none))
    assert sum(isinstance(node, Text) for node in walk(twice)) == 2 * count


@given(INLINES)
def test_plain_says_the_words_and_no_notes(content: Inlines) -> None:
    words = [node.text for node in content if isinstance(node, Text)]
    said = plain(tuple(node for node in content if not isinstance(node, Cite)))
    assert said == "".join(words).strip()


# ---------------------------------------------------------------- masks and brackets

MARKUP = st.text(alphabet=st.sampled_from("ab [](){}`$@\\\n<>!-~:*\"'_é漢\t"), max_size=200)


@given(MARKUP)
@settings(max_examples=300)
def test_a_mask_has_the_length_and_the_lines_of_its_text(text: str) -> None:
    mask = masked(text)
    assert len(mask) == len(text)
    assert [i for i, char in enumerate(mask) if char == "\n"] == [i for i, char in enumerate(text) if char == "\n"]
    assert all(shown in (char, " ") for shown, char in zip(mask, text, strict=True))


@given(MARKUP)
@settings(max_examples=300)
def test_taming_adds_escapes_before_brackets_and_nothing_else(text: str) -> None:
    tamed = tame(text)
    left = 0
    for char in text:
        if tamed[left] != char:
            assert tamed[left : left + 2] == "\\[" and char == "["
            left += 1
        left += 1
    assert left == len(tamed)
    assert tame(tamed) == tamed


HOSTILE = ("[", "[[", "![", "[](", "]", "$", "$x", "\\", "a@b", "[0, 1) ", "``` ", "@{", "[^", "<a href=", "((", "$$ ", "a b", "`", "<", "<!--", "a", "a.", "~", "<a")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_takes_time_in_proportion(hostile: str) -> None:
    """Eight times the text takes far less than the sixty-four times of what is quadratic."""

    def once(text: str) -> float:
        start = time.process_time()
        tame(text)
        return time.process_time() - start

    def seconds(size: int) -> float:
        """The least of three: a collection of what other tests left takes longer than all of this."""
        return min(once(hostile * (size // len(hostile))) for _ in range(3))

    small, large = seconds(2_000), seconds(16_000)
    assert large < max(0.1, 24 * small), f"{small:.3f} s, then {large:.3f} s"
