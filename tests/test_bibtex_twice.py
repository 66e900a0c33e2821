"""The second reading of BibTeX: what is plain is read alike by both readers, what is doubtful is read twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprint.model.place import Lines
from imprint.read import bibtex_twice
from imprint.read.bibtex import scanned
from imprint.read.encoding import decode

SHARED = Path(__file__).parents[2] / "shared" / "corpus"
LIBRARIES = sorted(path for path in SHARED.rglob("*.bib") if path.stat().st_size < 600_000) if SHARED.exists() else []

STARTS = ("@book{a,", "@book{b,", "@misc (c,", "@string{s = {x}}", "@comment{", "@", "@x{", "a@b.c")
FIELDS = ("title = {T}", 'note = "N"', 'x = "{q"', "year = 1999", "y = s # {z}", "word")
SIGNS = (",", "{", "}", "\\{", "\\}", '"', '\\"', "%", "\n", " ", "=", "#", "}\n", ",\n", ",,", ", ,", '{\\"o}', "é")
PIECES = st.sampled_from((*STARTS, *FIELDS, *SIGNS))


def disagree(text: str, whole: bool) -> set[tuple[str, int, str]]:
    found = scanned(text, Lines.of("library.bib", text))
    if not whole:
        return {(one.rule, one.start, one.message) for one in bibtex_twice.disagreements(text, found)}
    every = list(range(len(found.blocks)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bibtex_twice, "_doubtful", lambda text, found: every)
        return {(one.rule, one.start, one.message) for one in bibtex_twice.disagreements(text, found)}


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_short_way_says_the_same_of_plain_blocks(text: str) -> None:
    long = disagree(text, whole=True)
    found = scanned(text, Lines.of("library.bib", text))
    doubtful = {found.blocks[at].key_start for at in bibtex_twice._doubtful(text, found)}
    plain = {one for one in long if one[1] not in doubtful}
    assert not plain, "a block that is held to be plain is read otherwise"


@pytest.mark.skipif(not LIBRARIES, reason="the corpus of real libraries is not here")
def test_real_libraries_are_judged_alike_both_ways() -> None:
    for path in LIBRARIES:
        text = decode(path.read_bytes()).text
        assert disagree(text, whole=False) == disagree(text, whole=True), path.name


def test_a_plain_library_is_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibtex_twice, "_second", lambda text: pytest.fail("read twice"))
    text = "@book{a,\n title = {T},\n}\n\n@misc{b, note = \"N\", year = 1999}\n"
    assert disagree(text, whole=False) == set()
