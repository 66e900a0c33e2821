"""What is done in linear time comes to what the plain way, which takes the square of a library's size, comes to."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprint.check.weigh import weighed
from imprint.model.diagnostic import Allowed, Diagnostic, Severity
from imprint.model.place import Place
from imprint.read import latex
from imprint.read.bibtex import read_bibtex
from imprint.read.inherit import crossref_findings
from imprint.read.needed import _cited
from imprint.read.works import first_by_key

KEYS = "abcdef"


@given(st.dictionaries(st.sampled_from(KEYS), st.lists(st.sampled_from(KEYS), max_size=2), max_size=6))
def test_entries_that_lead_to_no_circle_need_not_be_followed(references: dict[str, list[str]]) -> None:
    fields = {key: f"xdata = {{{','.join(named)}}}" for key, named in references.items() if named}
    text = "".join(f"@xdata{{{key}, note = {{n}}, {fields.get(key, '')}}}\n" for key in references)
    entries, _ = read_bibtex("library.bib", text.encode())
    keyed = first_by_key(entries)
    for entry in entries:
        assert [*crossref_findings(entry, keyed)] == [*crossref_findings(entry, dict(keyed))]


PLACES = st.tuples(st.integers(1, 30), st.integers(1, 3)).map(lambda at: Place("a.bib", *at, at[0], at[1] + 1))
ENTRIES = [Place("a.bib", line, 1, line + 2, 1) for line in range(1, 30, 3)]
ASIDE = st.builds(Allowed, st.sampled_from(("x", "y")), st.just(""), st.one_of(st.none(), *map(st.just, ENTRIES)))


@given(st.lists(PLACES), st.lists(ASIDE))
def test_what_an_entry_sets_aside_is_found_by_its_place(places: list[Place], aside: list[Allowed]) -> None:
    found = tuple(Diagnostic("x", Severity.NOTE, place, "m") for place in places)
    assert weighed(found, (), tuple(aside)) == tuple(one for one in found if not any(some.covers(one) for some in aside))


@pytest.mark.parametrize("signs", [r"\cite[", r"\cite{", r"\cite", "@a", "@{", "a:", "["])
def test_what_a_text_cites_is_found_without_looking_twice(signs: str) -> None:
    """Outside of any cage, before a text is given to a worker: brackets that never end took the square of their number."""
    start = time.process_time()
    _cited(signs * (1_000_000 // len(signs)), "latex")
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "signs", [r"\begin{deluxetable}", r"\begin{table}", r"\floatconts{a}{", r"\nomenclature{a}{", r"\begin{deluxetable}{a}\tablenotetext{a}{"]
)
def test_tables_and_arguments_that_never_end_are_looked_at_once(signs: str) -> None:
    """Each took the square of their number; the seconds are some thirty times those that it takes now."""
    start = time.process_time()
    latex.prepared(signs * (300_000 // len(signs)))
    assert time.process_time() - start < 60
