"""The quick reading of plain entries comes to what the tokenizer comes to, of whatever stands in a library."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprint.model.diagnostic import Diagnostics
from imprint.model.place import Lines
from imprint.model.work import Entry
from imprint.read import bibtex
from imprint.read.bibtex import read_bibtex, scanned
from imprint.read.value_limits import LONGEST, MOST_BLANKS

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "bib"
LIBRARIES = sorted(path for path in SHARED.rglob("*.bib") if path.stat().st_size < 100_000) if SHARED.exists() else []

VALUES = ("{T}", "{ a\n  b }", '"N"', '"\\"', '"{q}"', "{{A} and {b{c}}}", "{}", "{ }", "1999", "jan", "S", "{a} # s", "{x@y}", "{5% of}", "")
NAMES = ("title", "Title", "author", "year", "x-1", "%y", "İ")
ENDS = (",", ",\n  ", " ,\n%c\n", "", ",,", "}", "\n}")
FIELDS = st.tuples(st.sampled_from(NAMES), st.sampled_from((" = ", "=", " ")), st.sampled_from(VALUES), st.sampled_from(ENDS)).map("".join)
HEADS = ("@book{a,", "@Book{B:1,\n", "@misc {c,", "@misc(d,", "@book{é,", "@book{a b,", "@comment{", "@string{S = {x}}\n@book{s,", "@control{e,")
ENTRIES = st.tuples(st.sampled_from(HEADS), st.lists(FIELDS, max_size=4).map("".join), st.sampled_from(("}\n", "\n}\n\n", "}", ""))).map("".join)
LONG = (f"@book{{l, title = {{{'a' * (LONGEST + 1)}}}}}\n", f"@book{{l, title = {{a{' ' * (MOST_BLANKS + 1)}b}}}}\n")
REMARKS = ("% imprint: allow missing-field: so\n", "text\n", "title = {lost},\n")


def read(text: str) -> tuple[tuple[Entry, ...], Diagnostics]:
    return read_bibtex("library.bib", text.encode())


def read_by_steps(text: str) -> tuple[tuple[Entry, ...], Diagnostics]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bibtex, "plain_entry", lambda *_: None)
        return read(text)


def spans(entries: tuple[Entry, ...]) -> list[object]:
    """What equality leaves out: where fields stand."""
    return [(one.start, one.end, one.name_start) for entry in entries for one in entry.fields]


@settings(max_examples=400)
@given(st.lists(st.one_of(ENTRIES, st.sampled_from((*LONG, *REMARKS))), max_size=5).map("".join))
def test_plain_entries_are_read_as_all_others_are(text: str) -> None:
    quick, slow = read(text), read_by_steps(text)
    assert quick == slow
    assert spans(quick[0]) == spans(slow[0])


@pytest.mark.skipif(not LIBRARIES, reason="the corpus of real libraries is not here")
def test_real_libraries_are_read_alike_both_ways() -> None:
    for path in LIBRARIES:
        text = path.read_bytes().decode("utf-8", "replace")
        assert read(text) == read_by_steps(text), path.name


def test_what_is_plain_is_read_at_one_look() -> None:
    text = '@Book{a:1,\n  Title = {The {End}},\n  note = "N", year = 1999, month = Jan}\n\n@misc{b, title = {T}\n}\n'
    assert all(isinstance(block, Entry) for block in scanned(text, Lines.of("library.bib", text)).blocks)
