"""Manuscripts that are parsed many at once are parsed as each would be by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from imprint.checking import check_all
from imprint.engine import pandoc, tree
from imprint.read import parsing
from imprint.workspace import gather, shipped

TEXTS = (
    "# A heading\n\nWords with a note.[^1]\n\n[^1]: The note cites [@a, p. 3].\n",
    "# A heading\n\nThe same note.[^1]\n\n[^1]: Another one, “quoted” -- and [a link].\n\n[a link]: https://example.org\n",
    f"A *word* and $x^2$, \\cite{{b}}, <b>raw</b>.\n\n| a | b |\n|---|---|\n| {'1 ' * 60} | 2 |\n\n- one\n- two\n\nMr. Smith et al. 1999, no. 3\n",
    "Ünïcödé, Κείμενο, العربية,\nand a [span]{.smallcaps}...\n",
    "漢字\nかな\n",
    "- tab\tand tab\r\n",
)


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_recall", type(pandoc._recall)(1 << 24, lambda key, ran: len(ran.output)))


@pytest.mark.usefixtures("forgetful")
def test_many_in_one_run_give_the_trees_that_each_gives_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [pandoc._run(pandoc._reading(parsing.MARKDOWN), text.encode(), pandoc.LIMITS).output for text in TEXTS]
    pandoc.read_ahead([text.encode() for text in TEXTS], parsing.MARKDOWN)
    monkeypatch.setattr(pandoc, "_run", lambda *_: pytest.fail("it was parsed again"))
    for text, output in zip(TEXTS[:4], alone[:4], strict=True):
        assert tree.blocks(pandoc.read(text.encode(), parsing.MARKDOWN)[0]["blocks"]) == tree.blocks(json.loads(output)["blocks"])
    assert not any(text.encode() in key for key in pandoc._recall._held for text in TEXTS[4:])  # type: ignore[operator]


@pytest.mark.usefixtures("forgetful")
def test_what_stops_the_run_of_many_is_parsed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "SHORT", pandoc.cage.Limits(seconds=1, memory=3072 * pandoc.cage.MIB, file=1 << 20, files=64))
    endless = ("[0, 1) " * 26).encode()
    pandoc.read_ahead([TEXTS[0].encode(), endless, TEXTS[1].encode()], parsing.MARKDOWN)
    held = {key[1] for key in pandoc._recall._held}  # type: ignore[index]
    assert pandoc._asked(TEXTS[0].encode(), parsing.MARKDOWN).source in held and endless not in held
    assert pandoc.read(TEXTS[1].encode(), parsing.MARKDOWN)[0]["blocks"]


@pytest.mark.parametrize("text", ["Slow Wheels", "Money, Ships and Letters – a history", "Who did it?", "Ünïcödé names", "漢字"])
def test_plain_words_need_no_pandoc(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_pandoc = parsing.convert([text, "*not plain*"])[0]
    monkeypatch.setattr(parsing, "_PLAIN", parsing.re.compile("(?!)"))
    assert parsing.convert([text])[0] == with_pandoc


@pytest.mark.parametrize("text", ["It's", "A. Title", "Mr. Smith", "a -- b", "snake_case", "1999", "x) y", "two  spaces", "a\nb"])
def test_what_pandoc_would_change_is_not_plain(text: str) -> None:
    assert not parsing._PLAIN.fullmatch(text)


def test_a_library_is_read_whole_once_for_all_manuscripts_that_miss_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("refs.bib").write_text("@book{known, title = {T}, author = {A B}, publisher = {P}, date = {1999}}\n" * 3)
    for number in range(4):
        Path(f"paper{number}.md").write_text(f"---\ntitle: T\nauthor: A\n---\n\nWords [@knwn; @known] {number}.\n")
    read: list[int] = []
    from imprint.read import libraries

    once = libraries.read_bibtex
    monkeypatch.setattr(libraries, "read_bibtex", lambda path, data: read.append(len(data)) or once(path, data))
    found = check_all(gather([Path(f"paper{number}.md") for number in range(4)], shipped("styles"))).found
    assert sum(one.rule == "unknown-key" and "known" in one.hint for one in found) == 4
    assert len(read) <= 2
