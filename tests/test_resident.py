"""A pandoc that stays answers as one that is run for each text, and what it does not answer is done by such a run."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from imprint.checking import check_all
from imprint.engine import pandoc
from imprint.engine.resident import Resident
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


ENDLESS = ("[0, 1) " * 26).encode()
STYLES = Path(__file__).parents[1] / "styles"


def command(arguments: tuple[str, ...], source: bytes) -> bytes:
    """What pandoc gives in a run of its own."""
    ended = subprocess.run((pandoc.program(), *arguments, "--sandbox"), input=source, stdout=subprocess.PIPE, check=True)
    return ended.stdout.rstrip(b"\n")


@pytest.fixture
def resident() -> Iterator[Resident]:
    one = Resident(pandoc._begun, pandoc._abbreviations, 20)
    yield one
    one.end()


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_recall", type(pandoc._recall)(1 << 24, lambda key, ran: len(ran.output)))


@pytest.mark.parametrize("text", TEXTS[:4])
def test_a_text_is_read_as_in_a_run_of_its_own(resident: Resident, text: str) -> None:
    answer = resident.answer(parsing.MARKDOWN, text.encode())
    assert answer and json.loads(answer) == json.loads(command(pandoc._reading(parsing.MARKDOWN), text.encode()))


@pytest.mark.parametrize("text", TEXTS[4:])
def test_what_the_command_does_otherwise_is_not_asked_for(text: str) -> None:
    assert not pandoc._name(pandoc._reading(parsing.MARKDOWN), text.encode())


def test_tex_is_read_and_formulas_are_made_as_in_a_run_of_its_own(resident: Resident) -> None:
    tex = b"\\section{One} Words~\\cite{a}, $\\frac{a}{b}$, ``quoted'' --- and \\emph{more}.\n\n\\[ \\sum_i x_i \\]"
    tree = resident.answer("latex", tex)
    assert tree == command(pandoc._reading("latex"), tex)
    assert resident.answer("mathml", tree or b"") == command(pandoc.MATHML, tree or b"")


@pytest.mark.parametrize("style", ["house", "author-date", "numeric", "chicago-notes"])
def test_citations_are_set_as_in_a_run_of_its_own(resident: Resident, style: str) -> None:
    xml = base64.b64encode((STYLES / f"{style}.csl").read_bytes()).decode()
    references = [{"id": key, "type": "book", "title": f"On {key}", "author": [{"family": key.title(), "given": "Ada"}]} for key in "ab"]
    text = f"---\ncsl: data:application/xml;base64,{xml}\nreferences: {json.dumps(references)}\n---\n\nSo [@a, p. 3; @b], and again [@a, p. 4], @b.\n"
    tree = command(("-f", "markdown", "-t", "json"), text.encode())
    for _ in range(2):  # nothing of the first is left in the second
        assert resident.answer("cited", tree) == command(pandoc.CITED, tree)


def test_an_empty_text_is_answered(resident: Resident) -> None:
    answer = resident.answer("markdown", b"")
    assert answer and not json.loads(answer)["blocks"]


def test_what_is_no_document_has_no_answer_and_the_next_has_one(resident: Resident) -> None:
    assert resident.answer("cited", b"{") is None
    assert resident.answer("nobody", b"words") is None
    assert resident.answer("markdown", b"words")


def test_what_takes_too_long_has_no_answer_and_the_next_has_one() -> None:
    resident = Resident(pandoc._begun, pandoc._abbreviations, 1.5)
    assert resident.answer("markdown", b"words")
    assert resident.answer("markdown", ENDLESS) is None
    assert resident.answer("markdown", b"words") or resident.answer("markdown", b"words")  # a busy machine may begin it slowly
    resident.end()


def test_one_that_was_killed_is_begun_again(resident: Resident) -> None:
    assert resident.answer("markdown", b"words")
    assert resident._process
    os.kill(resident._process[1].pid, signal.SIGKILL)
    resident._process[1].wait()
    assert resident.answer("markdown", b"words") is None
    assert resident.answer("markdown", b"words")


def test_a_child_has_its_own(resident: Resident) -> None:
    """Two processes at the ends of one pipe would take each other's answers."""
    assert resident.answer("markdown", b"words")
    child = os.fork()
    if child == 0:
        answered = resident.answer("markdown", b"*other* words")
        resident.end()
        os._exit(0 if answered and b"Emph" in answered else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    answer = resident.answer("markdown", b"words")
    assert answer and b"Emph" not in answer


def test_no_file_can_be_read(resident: Resident, tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("A secret.")
    tex = f"\\input{{{secret}}} \\include{{{secret}}} \\lstinputlisting{{{secret}}} words"
    answer = resident.answer("latex", tex.encode())
    assert answer is not None and b"A secret" not in answer and b"words" in answer
    tree = command(("-f", "markdown", "-t", "json"), f"---\nbibliography: {secret}\ncsl: {secret}\n---\n\nSo [@a].\n".encode())
    assert b"secret." not in (resident.answer("cited", tree) or b"").replace(str(secret).encode(), b"")


@pytest.mark.usefixtures("forgetful")
def test_what_is_not_answered_is_done_by_a_run_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_resident", Resident(_none, pandoc._abbreviations, 1))
    assert pandoc.read(TEXTS[1].encode(), parsing.MARKDOWN)[0]["blocks"]


def _none(folder: str) -> subprocess.Popen[bytes]:
    raise OSError("no more processes")


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
