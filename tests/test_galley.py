"""Proof pages: after an edit, pages that are kept and pages that are set again are those of a setting from nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from imprint.designing import design_of
from imprint.engine.recall import Recall
from imprint.pipeline import Job, edit, printing, produce
from imprint.render.dropping import Dropped, droppable
from imprint.render.galley import Galley
from imprint.render.templates import Templates
from imprint.serve.sheets import picture_of
from imprint.workspace import Gathered, gather, shipped

WORDS = "the keepers of the light wrote down each ship that passed and what the weather was "
BODY = "\n\n".join(
    f"## Part {i}\n\n{WORDS * 9}[@a, p. {i}].\n\n> {WORDS * 3}\n\n- first of {i}\n- second\n\n{WORDS * 7}^[An own note {i}: {WORDS}]"
    for i in range(1, 8)
)
TEXT = f"---\ntitle: Lights\nauthor: Ada Example\n%s---\n\nOpening words.\n\n{BODY}\n\nClosing words.\n"
BOOK = "@book{a, author = {Grafton, Anthony}, title = {The Footnote}, publisher = {Harvard}, location = {Boston}, date = {1997}}\n"
EDITS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("a word", lambda text: text.replace("second\n\nthe keepers", "second\n\nthe old keepers", 4).replace("old ", "", 3)),
    ("the same again", lambda text: text),
    ("a paragraph more", lambda text: text.replace("## Part 3\n", f"## Part 3\n\n{WORDS * 20}\n")),
    ("a heading less", lambda text: text.replace("## Part 5\n\n", "")),
    ("a note less", lambda text: text.replace(f"^[An own note 4: {WORDS}]", "")),
    ("the first words", lambda text: text.replace("Opening words.", "Other opening words.")),
    ("the last words", lambda text: text.replace("Closing words.", "Closing words, and more.")),
    ("the title", lambda text: text.replace("title: Lights", "title: Other Lights")),
    ("most of it gone", lambda text: text[: text.index("## Part 3")]),
)


@pytest.mark.parametrize("setting", ["csl: house\n", "csl: house\nnotes: footnotes\n"], ids=["endnotes", "footnotes"])
def test_pages_after_edits_are_those_of_a_fresh_setting(tmp_path: Path, setting: str) -> None:
    (tmp_path / "refs.bib").write_text(BOOK)
    (tmp_path / "paper.md").write_text(TEXT % setting)
    gathered = gather([tmp_path / "paper.md"], shipped("styles"))
    warm, text, before = Galley(), TEXT % setting, list[bytes]()
    kept = 0
    for name, change in (("first", lambda one: one), *EDITS):
        text = change(text)
        now = pages(gathered, text, warm, before)
        kept += sum(one == other for one, other in zip(now, before, strict=False))
        fresh = pages(gathered, text, Galley(), [])
        assert [one == other for one, other in zip(now, fresh, strict=True)] == [True] * len(fresh), name
        before = now
    assert kept > len(EDITS), "most edits leave pages as they are"
    assert [words(one, 0) for one in before] == printed(gathered, text), "and they are the pages of the PDF"


def words(pdf: bytes, page: int) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[page].get_textpage().get_text_bounded())


def printed(gathered: Gathered, text: str) -> list[str]:
    """The words of each page of the PDF that a build makes."""
    (sources,) = gathered.sources
    changed = replace(sources, manuscript=replace(sources.manuscript, data=text.encode()))
    (pdf,) = produce(Job(changed, ("pdf",), design_of(gathered))).artefacts
    with pypdfium2.PdfDocument(pdf.data) as document:
        count = len(document)
    return [words(pdf.data, page) for page in range(count)]


def pages(gathered: Gathered, text: str, galley: Galley, before: list[bytes]) -> list[bytes]:
    """The pages of a setting, those that are kept taken from the setting before."""
    (sources,) = gathered.sources
    outcome = edit(replace(sources, manuscript=replace(sources.manuscript, data=text.encode())))
    assert outcome.value, outcome.said
    design = design_of(gathered)
    templates = Templates(design.templates + design.stylesheets)
    leaves = list(galley.pages(outcome.value, templates, printing(design.stylesheets)))
    made = dict(enumerate(before)) | {leaf.index: leaf.pdf for leaf in leaves if leaf.pdf}
    return [made[index] for index in range(leaves[-1].index + 1)]


def test_what_was_used_longest_ago_is_forgotten_first() -> None:
    held: Recall[bytes] = Recall(10, lambda _, value: len(value))
    held.put("a", b"1234")
    held.put("b", b"1234")
    held.get("a")
    held.put("c", b"1234")
    held.put("too much", b"1234567")
    assert [held.get(key) for key in ("a", "b", "c", "too much")] == [b"1234", None, b"1234", None]


# ---------------------------------------------------------------- settled pages


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="%d"><rect width="400" height="%d" fill="#457"/></svg>'
ILLUSTRATED = "---\ntitle: Lights\nauthor: Ada Example\ncsl: house\n---\n\n" + "\n\n".join(
    f"## Part {i}\n\n{WORDS * (5 + 3 * i)}\n\nIt is drawn in the figure.\n\n![Light {i}](tall-{i % 3}.svg){{#fig-{i}}}\n\n{WORDS * 14}"
    for i in range(1, 7)
)


STUB = "---\ntitle: Lights\nauthor: Ada Example\ncsl: house\n---\n\n" + "\n\n".join(f"Part {i} of it: {WORDS * 6}" for i in range(40))


@pytest.mark.parametrize(("text", "moves"), [(ILLUSTRATED, False), (STUB, True)], ids=["figures", "a last page of few lines"])
def test_settled_pages_are_those_of_the_build_and_the_next_setting_begins_from_them(tmp_path: Path, text: str, moves: bool) -> None:
    for i, high in enumerate((180, 260, 340)):
        (tmp_path / f"tall-{i}.svg").write_text(PICTURE % (high, high))
    (tmp_path / "refs.bib").write_text(BOOK)
    (tmp_path / "paper.md").write_text(text)
    gathered = gather([tmp_path / "paper.md"], shipped("styles"))
    galley, shown, differ, kept = Galley(), list[bytes](), list[int](), 0
    for name in ("the", "all the", "the", "many", "the"):
        changed = text.replace("keepers", f"{name} keepers", 6)
        quick = pages(gathered, changed, galley, shown)
        settled = galley.settled()
        galley.begin_from(settled)
        kept += sum(one == other for one, other in zip(quick, shown, strict=False))
        shown = [leaf.pdf for leaf in settled.leaves]
        seen, before = ([picture_of(one) for one in some] for some in (shown, quick))
        assert seen == built(gathered, changed)
        differ.append(sum(one != other for one, other in zip(before, seen, strict=False)) + abs(len(before) - len(seen)))
    assert bool(differ[0]) == moves, "what the quick setting does not look for"
    assert differ[1:] == [0] * 4 and kept > 4, "and then keeps"


def test_settling_that_is_dropped_leaves_the_galley_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BOOK)
    (tmp_path / "paper.md").write_text(TEXT % "csl: house\n")
    gathered = gather([tmp_path / "paper.md"], shipped("styles"))
    galley = Galley()
    before = pages(gathered, TEXT % "csl: house\n", galley, [])
    calls = iter(range(100))
    with pytest.raises(Dropped), droppable(lambda: next(calls) == 3):
        galley.settled()
    assert pages(gathered, TEXT % "csl: house\n", galley, before) == before and galley.last


def built(gathered: Gathered, text: str) -> list[tuple[bytes, int, int]]:
    """The pages of the PDF that a build makes, as the preview would show them."""
    (sources,) = gathered.sources
    changed = replace(sources, manuscript=replace(sources.manuscript, data=text.encode()))
    (pdf,) = produce(Job(changed, ("pdf",), design_of(gathered))).artefacts
    with pypdfium2.PdfDocument(pdf.data) as document:
        count = len(document)
    return [picture_of(pdf.data, page) for page in range(count)]
