"""Marks in the words of a work become quotations, and no letter is lost on the way."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from imprint.compose.quoting import quoted
from imprint.compose.rich import rich
from imprint.model.text import Quoted, Text, plain, walk

_MARKS = re.compile("[“”„‘’‚«»\"'\\s\u00a0\u202f]")
WORDS = st.text(st.sampled_from("ab é?.“”„‘’‚«»\"' \u00a0<i></i>"), max_size=40)


@given(WORDS)
@example("„Ein “Wort“ hier“")
@example("‘90s “music”")
@example("« Un « mot » ici »")
def test_no_letter_is_lost(words: str) -> None:
    content = rich(words)
    assert _MARKS.sub("", plain(quoted(content))) == _MARKS.sub("", plain(content))


@given(st.text(st.sampled_from("ab é?.’ "), max_size=40))
def test_words_without_opening_marks_stay(words: str) -> None:
    assert quoted((Text(words),)) == (Text(words),)


def test_a_multitude_of_marks_is_left_alone() -> None:
    words = "“a” " * 50_000 + "“" * 50_000
    assert quoted((Text(words),)) == (Text(words),)
    assert len(_quotations("“" * 40 + "a" + "”" * 40)) == 40


def _quotations(words: str) -> list[str]:
    return [plain(node.content) for node in walk(quoted(rich(words))) if isinstance(node, Quoted)]


def test_which_marks_are_a_quotation() -> None:
    assert _quotations("On “Middlemarch” and “Emma”") == ["Middlemarch", "Emma"]
    assert _quotations("Zu „Faust“ und »Egmont«") == ["Faust", "Egmont"]
    assert _quotations("L’art de « lire »") == ["lire"]
    assert _quotations("The ’Nineties in Workers’ Clubs") == []
    assert _quotations('A 12" gun and a "small" one') == ["small"]
    assert _quotations("The ‘dogs’ bark") == ["dogs"]
    assert _quotations("Reading “<i>Emma</i>”") == ["Emma"]
    assert _quotations("An “open mark") == []
