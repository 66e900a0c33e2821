"""`imprint lsp` before a real client: what an author sees who types in an editor."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from tests.editor import ENCODINGS, PATIENCE, Editor, at, edited, editing, position, span

from imprint.engine import cell

PAPER = """---
title: Waters
author: Ada Example
lang: en
bibliography: books.bib
---

# Harbours

As others said [@grafton:1997, p. 5; @johns:1998].

## Quays

Nothing in `@code:1999` counts, nor ada@example.org. See @johns:1998.
"""
BOOKS = """@string{hup = "Harvard University Press"}

@book{grafton:1997,
  author = {Grafton, Anthony},
  title = {The Footnote: A Curious History},
  publisher = hup,
  address = {Cambridge},
  year = 1997,
}

@book{johns:1998,
  author = {Johns, Adrian},
  title = {The Nature of the Book},
  publisher = {University of Chicago Press},
  address = {Chicago},
  year = 1998,
}

@inbook{johns:chapter,
  crossref = {johns:1998},
  title = {A Chapter},
  chapter = 2,
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "paper.md").write_text(PAPER, encoding="utf-8")
    (tmp_path / "books.bib").write_text(BOOKS, encoding="utf-8")
    return tmp_path.resolve()


# ---------------------------------------------------------------- findings as somebody types


def test_findings_follow_the_unsaved_text(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        paper = editor.open(folder / "paper.md")
        await editor.until(paper, lambda found: "unknown-key" not in {one.code for one in found})
        where = position(PAPER, "@grafton:1997")
        editor.type(paper, types.Range(where, where), "@nobody:1900; ")
        found = await editor.rules(paper, "unknown-key")
        (one,) = [one for one in found if one.code == "unknown-key"]
        assert one.range == types.Range(where, at(where.line, where.character + len("@nobody:1900")))
        assert one.severity is types.DiagnosticSeverity.Error and one.source == "imprint"
        editor.type(paper, types.Range(where, at(where.line, where.character + len("@nobody:1900; "))), "")
        await editor.rules(paper, absent=("unknown-key",))

    assert editing(folder, scenario) == 0


def test_the_full_check_follows(folder: Path) -> None:
    """Findings that need the whole manuscript come after a pause: here a missing picture and a wrong ORCID."""

    async def scenario(editor: Editor) -> None:
        paper = editor.open(folder / "paper.md", PAPER + "\n![A map](map.png)\n")
        found = await editor.rules(paper, "missing-image")
        assert [one.range.start.line for one in found if one.code == "missing-image"] == [PAPER.count("\n") + 1]
        # Lines put in before it move the finding at once, and the next full check agrees.
        editor.type(paper, types.Range(at(6, 0), at(6, 0)), "\nMore.\n")
        moved = await editor.rules(paper, "missing-image")
        assert [one.range.start.line for one in moved if one.code == "missing-image"] == [PAPER.count("\n") + 3]

    editing(folder, scenario)


def test_a_library_is_judged_while_it_is_typed(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        paper, books = editor.open(folder / "paper.md"), editor.open(folder / "books.bib", language="bibtex")
        await editor.until(paper, lambda found: True)
        end = at(BOOKS.count("\n"), 0)
        editor.type(books, types.Range(end, end), "\n@book{johns:1998, title = {Another}")
        found = await editor.rules(books, "unclosed-entry", "duplicate-key")
        (twice,) = [one for one in found if one.code == "duplicate-key"]
        assert twice.range == span(BOOKS.count("\n") + 1, 6, 16)
        # An entry renamed in the library is unknown to the manuscript that is open beside it, and nothing is saved.
        start = position(BOOKS, "grafton:1997")
        editor.type(books, span(start.line, start.character, start.character + 7), "Graftn")
        assert await editor.rules(paper, "unknown-key")

    editing(folder, scenario)


def test_a_library_alone_is_checked_whole(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        text = "@book{a:2000, author = {A, B}, title = {C}, year = 2000, accessed = {2020-01-01}}\n"
        found = await editor.rules(editor.open(folder / "alone.bib", text, "bibtex"), "unknown-field")
        assert {one.range.start.line for one in found} == {0}

    editing(folder, scenario)


def test_texts_that_are_no_manuscripts_are_left_alone(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        readme = editor.open(folder / "README.md", "# Read me\n\nBy @somebody.\n")
        assert not await editor.until(readme, lambda found: True)
        editor.text_document_did_close(types.DidCloseTextDocumentParams(readme))

    editing(folder, scenario)


# ---------------------------------------------------------------- columns


WIDE = "---\ntitle: A\nauthor: B\nlang: fa\nbibliography: books.bib\n---\n\n𝔄𝔅 كتاب [@غير:موجود] 😀 [@nobody].\n"


@pytest.mark.parametrize(
    ("encodings", "columns"),
    [(None, [(11, 21), (27, 34)]), (ENCODINGS, [(19, 37), (45, 52)]), ([types.PositionEncodingKind.Utf32], [(9, 19), (24, 31)])],
    ids=("utf-16 unasked", "utf-8", "utf-32"),
)
def test_columns_are_counted_as_the_client_counts(
    folder: Path, encodings: list[types.PositionEncodingKind] | None, columns: list[tuple[int, int]]
) -> None:
    async def scenario(editor: Editor) -> None:
        paper = editor.open(folder / "wide.md", WIDE)
        found = await editor.until(paper, lambda found: sum(one.code == "unknown-key" for one in found) == 2)
        unknown = [one.range for one in found if one.code == "unknown-key"]
        assert unknown == [span(7, start, end) for start, end in columns]
        # An edit behind the astral characters lands where the client means it.
        start, end = columns[1]
        editor.type(paper, span(7, start + 1, end), "johns:1998")
        await editor.until(paper, lambda found: sum(one.code == "unknown-key" for one in found) == 1)

    editing(folder, scenario, encodings)


# ---------------------------------------------------------------- keys


def test_keys_are_completed_with_author_year_and_title(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        paper = editor.open(folder / "paper.md")
        await editor.until(paper, lambda found: True)
        end = at(PAPER.count("\n"), 0)
        editor.type(paper, types.Range(end, end), "As [@")
        asked = types.CompletionParams(paper, at(end.line, 5))
        found = await editor.text_document_completion_async(asked)
        assert isinstance(found, types.CompletionList)
        assert {one.label for one in found.items} == {"grafton:1997", "johns:1998", "johns:chapter"}
        editor.type(paper, types.Range(at(end.line, 5), at(end.line, 5)), "foot")  # a word of the title
        asked = types.CompletionParams(paper, at(end.line, 9))
        found = await editor.text_document_completion_async(asked)
        assert isinstance(found, types.CompletionList)
        (one,) = found.items
        assert (one.label, one.detail) == ("grafton:1997", "Grafton, 1997: The Footnote: A Curious History")
        assert one.text_edit == types.TextEdit(span(end.line, 5, 9), "grafton:1997")
        inside_code = position(PAPER, "@code", 3)
        assert await editor.text_document_completion_async(types.CompletionParams(paper, inside_code)) is None

    editing(folder, scenario)


def test_a_hover_shows_the_note_in_the_citation_style(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        paper = editor.open(folder / "paper.md")
        await editor.until(paper, lambda found: True)
        asked = types.HoverParams(paper, position(PAPER, "grafton", 3))
        async with asyncio.timeout(60):
            while (hover := await editor.text_document_hover_async(asked)) is None or "Harvard" not in str(hover.contents):
                await asyncio.sleep(0.1)
        assert isinstance(hover.contents, types.MarkupContent)
        assert "*The Footnote: A Curious History*" in hover.contents.value  # set by the style, the @string resolved
        assert hover.range == types.Range(position(PAPER, "grafton"), position(PAPER, ", p. 5"))
        assert await editor.text_document_hover_async(types.HoverParams(paper, at(7, 3))) is None

    editing(folder, scenario)


def test_entries_are_found_from_citations_and_citations_from_entries(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        paper, books = editor.open(folder / "paper.md"), editor.open(folder / "books.bib", language="bibtex")
        entry = types.Location(books.uri, types.Range(position(BOOKS, "johns:1998"), position(BOOKS, "johns:1998", 10)))
        place = position(PAPER, "johns:1998", 2)
        assert list(await editor.text_document_definition_async(types.DefinitionParams(paper, place)) or ()) == [entry]
        cross = position(BOOKS, "{johns:1998}", 4)
        assert list(await editor.text_document_definition_async(types.DefinitionParams(books, cross)) or ()) == [entry]
        starts = [position(PAPER, "johns:1998]"), position(PAPER, "johns:1998.")]
        cited = [types.Location(paper.uri, types.Range(one, at(one.line, one.character + 10))) for one in starts]
        start = position(BOOKS, "{johns:1998}", 1)
        named = types.Location(books.uri, types.Range(start, at(start.line, start.character + 10)))
        for document, where in ((paper, place), (books, position(BOOKS, "johns:1998", 1))):
            asked = types.ReferenceParams(types.ReferenceContext(True), document, where)
            assert list(await editor.text_document_references_async(asked) or ()) == [entry, named, *cited]
        marked = await editor.text_document_document_highlight_async(types.DocumentHighlightParams(paper, place))
        assert marked and [one.range for one in marked] == [one.range for one in cited]

    editing(folder, scenario)


def test_a_key_is_renamed_everywhere_saved_or_not(tmp_path: Path) -> None:
    """In a journal: two manuscripts cite the entry, one of them unsaved; a third has a library of its own."""
    root = tmp_path.resolve()
    texts = {
        "journal.toml": '[journal]\ntitle = "J"\n',
        "bibliography/books.bib": BOOKS,
        "manuscripts/one/article.md": PAPER.replace("bibliography: books.bib\n", ""),
        "manuscripts/two/article.md": PAPER.replace("bibliography: books.bib\n", ""),
        "manuscripts/own/article.md": PAPER.replace("books.bib", "own.bib"),
        "manuscripts/own/own.bib": BOOKS,
    }
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    async def scenario(editor: Editor) -> None:
        path = root / "manuscripts/one/article.md"
        unsaved = "---\ntitle: Waters\n---\n\n😀 see [@johns:1998] and @{johns:1998}.\n"
        one = editor.open(path, unsaved)
        await editor.until(one, lambda found: True)
        place = position(unsaved, "johns")
        prepared = await editor.text_document_prepare_rename_async(types.PrepareRenameParams(one, place))
        assert isinstance(prepared, types.PrepareRenamePlaceholder) and prepared.placeholder == "johns:1998"
        for taken in ("grafton:1997", "no good", "a#b", ""):
            with pytest.raises(JsonRpcException):
                await editor.text_document_rename_async(types.RenameParams(one, place, taken))
        edit = await editor.text_document_rename_async(types.RenameParams(one, place, "johns:nature"))
        assert edit and edit.document_changes
        changed = {change.text_document.uri: change for change in edit.document_changes if isinstance(change, types.TextDocumentEdit)}
        assert changed[one.uri].text_document.version == 1
        for name in ("bibliography/books.bib", "manuscripts/one/article.md", "manuscripts/two/article.md"):
            change = changed.pop((root / name).as_uri())
            before = unsaved if name.startswith("manuscripts/one") else texts[name]
            after = edited(before, [one for one in change.edits if isinstance(one, types.TextEdit)])
            assert after == before.replace("johns:1998", "johns:nature")
        assert not changed

    editing(root, scenario)


def test_fixes_are_offered(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        text = PAPER.replace("@grafton:1997", "@graftn:1997")
        paper = editor.open(folder / "paper.md", text)
        await editor.rules(paper, "unknown-key")
        where = position(text, "@graftn:1997")
        asked = types.CodeActionParams(paper, types.Range(where, where), types.CodeActionContext([]))
        actions = await editor.text_document_code_action_async(asked)
        titles = {one.title: one for one in actions or [] if isinstance(one, types.CodeAction)}
        edit = titles["Cite grafton:1997"].edit
        assert edit and edit.changes
        assert edited(text, list(edit.changes[paper.uri])) == PAPER
        library = "@article{a:2000, author = {A, B}, title = {C}, journal = {D}, year = 2000, doi = {https://doi.org/10.1000/182}}\n"
        books = editor.open(folder / "more.bib", library, "bibtex")
        await editor.rules(books, "doi-with-resolver")
        every = types.CodeActionParams(books, span(0, 0, 0), types.CodeActionContext([], only=["source.fixAll"]))
        (one,) = await editor.text_document_code_action_async(every) or []
        assert isinstance(one, types.CodeAction) and one.edit and one.edit.changes
        assert edited(library, list(one.edit.changes[books.uri])) == library.replace("https://doi.org/", "")

    editing(folder, scenario)


def test_headings_and_entries_are_symbols(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        paper, books = editor.open(folder / "paper.md"), editor.open(folder / "books.bib", language="bibtex")
        outline = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(paper))
        assert outline and isinstance(outline[0], types.DocumentSymbol)
        assert [(one.name, [inner.name for inner in one.children or []]) for one in outline if isinstance(one, types.DocumentSymbol)] == [
            ("Harbours", ["Quays"])
        ]
        entries = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(books))
        assert [one.name for one in entries or []] == ["grafton:1997", "johns:1998", "johns:chapter"]
        found = await editor.workspace_symbol_async(types.WorkspaceSymbolParams("curious"))
        assert [one.name for one in found or []] == ["grafton:1997"]
        found = await editor.workspace_symbol_async(types.WorkspaceSymbolParams("quay"))
        assert [one.name for one in found or []] == ["Quays"]

    editing(folder, scenario)


# ---------------------------------------------------------------- lifecycle


def message(**content: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def spoken(*sent: bytes) -> tuple[int, list[dict[str, object]]]:
    """The exit status and the messages of a server that is sent these bytes and then the end of its input."""
    done = subprocess.run([sys.executable, "-m", "imprint", "lsp"], input=b"".join(sent), capture_output=True, timeout=60)
    out, rest = [], done.stdout
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        size = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
        out.append(json.loads(rest[:size]))
        rest = rest[size:]
    assert b"Traceback" not in done.stderr
    return done.returncode, out


HELLO = message(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
BYE = message(id=9, method="shutdown") + message(method="exit")


def test_malformed_messages_are_answered_and_outlived() -> None:
    broken = b"Content-Length: 9\r\n\r\n{not json"
    status, answers = spoken(
        HELLO,
        broken,
        message(id=2, method="textDocument/hover", params={"position": "nowhere"}),
        message(id=3, method="no/such/method", params={}),
        message(method="textDocument/didChange", params={"textDocument": {"uri": "file:///none.md", "version": 1}, "contentChanges": []}),
        message(method="textDocument/didClose", params={"textDocument": {"uri": "untitled:Untitled-1"}}),
        message(id=4, method="textDocument/hover", params={"textDocument": {"uri": "file:///none.md"}, "position": {"line": 7, "character": 9}}),
        BYE,
    )
    by_id = {one["id"]: one for one in answers if "id" in one}
    assert status == 0
    assert "error" in by_id[2] and "error" in by_id[3]
    assert by_id[4]["result"] is None and by_id[9]["result"] is None


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        (b"Content-Length: 99999999999999\r\n\r\n{}", "99,999,999,999,999 bytes is longer than 256 MB, the limit"),
        (b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n{}", "is no number of bytes"),
        (b"Content-Length: -5\r\n\r\n{}", '"Content-Length: -5" is no number of bytes'),
        (b"Content-Length: many\r\n\r\n{}", '"Content-Length: many" is no number of bytes'),
        (b"Content-Length: 0\r\n\r\n", '"Content-Length: 0" is no number of bytes'),
        (b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "is no number of bytes"),
        (b"Content-Type: text/plain\r\n\r\n{}", "has no Content-Length"),
        (b"\x00\xff\x00\r\n\r\n{}", "has no Content-Length"),
        (b"A" * 5_000_000 + b"\r\n\r\n", "headers of a message are longer than 65,536 bytes, the limit"),
        (b"A: b\r\n" * 1_000_000, "headers of a message are longer than 65,536 bytes, the limit"),
    ],
    ids=["huge", "digits", "negative", "words", "nothing", "two", "missing", "bytes", "long line", "many lines"],
)
def test_a_message_without_a_sound_length_ends_the_server_with_an_answer(headers: bytes, said: str) -> None:
    status, answers = spoken(HELLO, headers)
    assert status == 1
    error = answers[-1]["error"]
    assert isinstance(error, dict) and answers[-1]["id"] is None
    assert error["code"] == -32700 and said in str(error["message"])


def test_headers_may_be_written_in_any_case_and_stand_in_any_order() -> None:
    body = HELLO.partition(b"\r\n\r\n")[2]
    status, answers = spoken(b"\r\n\nContent-Type: x; charset=utf-8\ncontent-length:%d\n\n" % len(body) + body, BYE)
    assert status == 0 and [one["id"] for one in answers if "id" in one] == [1, 9]


def test_a_message_that_ends_too_early_ends_the_server() -> None:
    assert spoken(HELLO, b"Content-Length: 200000000\r\n\r\n{}")[0] == 1


def test_the_exit_status_says_whether_shutdown_was_asked_for() -> None:
    assert spoken(HELLO, BYE)[0] == 0
    assert spoken(HELLO, message(method="exit"))[0] == 1
    assert spoken(HELLO)[0] == 1  # the client went away


def test_positions_beyond_the_text_are_taken_for_its_end(folder: Path) -> None:
    uri = (folder / "paper.md").as_uri()
    opened = {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": "One\r\ntwo [@x]"}}
    far = {"start": {"line": 99, "character": 0}, "end": {"line": 99, "character": 7}}
    change = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"range": far, "text": "\nthree @grafton:1997"}]}
    hover = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 99}}
    _, answers = spoken(
        HELLO,
        message(method="textDocument/didOpen", params=opened),
        message(method="textDocument/didChange", params=change),
        message(id=2, method="textDocument/documentHighlight", params=hover),
        BYE,
    )
    (answer,) = [one for one in answers if one.get("id") == 2]
    assert answer["result"] == [{"range": {"start": {"line": 2, "character": 7}, "end": {"line": 2, "character": 19}}}]


# ---------------------------------------------------------------- texts that are somebody else's


def held(process: int) -> tuple[str, ...]:
    """What the kernel says of a process: whether it may get new rights, and whether its calls are filtered."""
    lines = dict(line.split(":\t", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines() if ":\t" in line)
    return lines["NoNewPrivs"], lines["Seccomp"]


def workers(server: int) -> list[int]:
    """The processes in which a server has slow work done."""
    children = [int(one) for task in Path(f"/proc/{server}/task").iterdir() for one in (task / "children").read_text().split()]
    return [one for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


@pytest.mark.skipif(not cell.tried().calls, reason="this kernel has no seccomp")
def test_server_and_workers_are_in_a_cell(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        paper = editor.open(folder / "paper.md", PAPER + "\n![A map](map.png)\n")
        await editor.rules(paper, "missing-image")
        assert editor._server
        own = workers(editor._server.pid)
        assert own and {held(one) for one in (editor._server.pid, *own)} == {("1", "2")}

    assert editing(folder, scenario) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the worker in /proc")
def test_a_check_that_dies_is_a_finding_and_the_next_one_goes_on(folder: Path) -> None:
    async def scenario(editor: Editor) -> None:
        paper = editor.open(folder / "paper.md", PAPER + "\nWords *and* words [@johns:1998, p. 7].\n" * 6_000)
        server = editor._server
        assert server
        before = os.getpriority(os.PRIO_PROCESS, server.pid)
        async with asyncio.timeout(PATIENCE):
            while not [one for one in workers(server.pid) if os.getpriority(os.PRIO_PROCESS, one) > before]:
                await asyncio.sleep(0.02)
        await asyncio.sleep(0.2)  # it has settled, and is at its long work
        for one in workers(server.pid):
            os.kill(one, signal.SIGKILL)
        (said,) = await editor.rules(paper, "over-limit")
        assert said.message.startswith("this is not checked: it needed more than") and said.range.start.line == 0
        editor.type(paper, types.Range(at(20, 0), at(9_000, 0)), "")
        editor.type(paper, types.Range(at(6, 0), at(6, 0)), "\n![A map](map.png)\n")
        await editor.rules(paper, "missing-image", absent=("over-limit",))

    assert editing(folder, scenario) == 0
