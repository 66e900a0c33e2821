"""The rules for works: those that are not asked about an entry would have had nothing to say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprint.check import WORKS
from imprint.check.judged import Judged, collected
from imprint.model.diagnostic import Diagnostic
from imprint.model.library_names import NAMES, PROSE
from imprint.model.stages import SourceFile
from imprint.read.libraries import read_collection

SHARED = Path(__file__).parents[2] / "shared" / "corpus" / "bib"
LIBRARIES = sorted(path for path in SHARED.rglob("*.bib") if path.stat().st_size < 600_000) if SHARED.exists() else []

KINDS = st.sampled_from(("article", "book", "online", "misc", "incollection", "thesis", "bok", "set"))
FIELDS = st.sampled_from((
    "title", "booktitle", "journaltitle", "journal", "author", "editor", "date", "year", "urldate", "url", "doi", "isbn", "issn",
    "pages", "volume", "number", "note", "howpublished", "eprint", "langid", "language", "crossref", "xdata", "autor", "editortype",
    "pubstate", "publisher", "keywords", "ids",
))  # fmt: skip
WORDS = st.sampled_from((
    "Smith", "Jan", ",", ", ", " and ", "and", " et al.", "others", " & ", ";", "(", "ed.", ")", "{", "}", "=", "family=", "J.", "van ",
    "World Bank", "Institute of ", "é", "Ã©", "И", "Aлекс", "\u0301", "\u00ad", "<i>", "&amp;", "http://a.b/c", "10.1/x", "2031", "1999",
    "SMITH", "Bank, World", "Dr. ", "PhD", "Jane*", "0001", "n/a", "London :", "12--3", "1-2", "n.a.", "vol. 3", "\\x", "german", "der die und das", "~", "-", " y Cajal", "al", "\n", "xdata=a-b",
))  # fmt: skip
VALUES = st.lists(WORDS, min_size=1, max_size=6).map("".join).filter(lambda words: words.count("{") == words.count("}"))
ENTRIES = st.lists(st.tuples(KINDS, st.lists(st.tuples(FIELDS, VALUES), max_size=5)), min_size=1, max_size=3)


def works(library: str | bytes) -> Iterator[Judged]:
    data = library.encode() if isinstance(library, str) else library
    collection, _ = read_collection((SourceFile("a.bib", "a.bib", data),))
    return collected(replace(collection, today="2026-01-01"))


def all_asked(one: Judged) -> set[Diagnostic]:
    fields = one.entry.fields if one.entry else ()
    names = tuple(field for field in fields if field.name in NAMES)
    prose = tuple(field for field in fields if field.name in PROSE)
    whole = one._replace(names=names, odd=True, prose=prose)
    return {finding for judge in WORKS.every for finding in judge(whole)}


@settings(max_examples=400, deadline=None)
@given(ENTRIES)
def test_a_rule_that_is_not_asked_has_nothing_to_say(entries: list[tuple[str, list[tuple[str, str]]]]) -> None:
    blocks = (
        f"@{kind}{{k{number}, {', '.join(f'{name} = {{{value}}}' for name, value in fields)}}}"
        for number, (kind, fields) in enumerate(entries)
    )
    for one in works("\n".join(blocks)):
        assert set(WORKS.judge(one)) == all_asked(one)


@settings(max_examples=400, deadline=None)
@given(VALUES)
def test_nothing_is_to_be_said_of_plain_names(value: str) -> None:
    for one in works(f"@book{{k, author = {{{value}}}, title = {{T}}, date = 2000}}"):
        assert set(WORKS.judge(one)) == all_asked(one)


@pytest.mark.skipif(not LIBRARIES, reason="the corpus of real libraries is not here")
def test_real_libraries_are_judged_alike_both_ways() -> None:
    for path in LIBRARIES:
        for one in works(path.read_bytes()):
            assert set(WORKS.judge(one)) == all_asked(one), f"{one.work.id} of {path.name}"


def test_few_rules_are_asked_about_a_plain_entry() -> None:
    (one,) = works("@book{k, author = {Doe, Jane and Roe, Zoë}, title = {A Title}, date = {2000}, publisher = {P}}")
    assert len(WORKS.asked(one)) < 12
