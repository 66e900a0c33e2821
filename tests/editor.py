"""An editor for tests: pygls' own client on the standard input and output of `imprint lsp`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 60.0  # seconds until a test gives up; nothing is asserted of how long anything takes
ENCODINGS = [types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16]


class Editor(LanguageClient):
    """Keeps the findings that the server has published last, by address."""

    def __init__(self) -> None:
        super().__init__("test", "1")
        self.found: dict[str, types.PublishDiagnosticsParams] = {}
        self.told = asyncio.Event()
        self.versions: dict[str, int] = {}

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.found[params.uri] = params
            self.told.set()

    def open(self, path: Path, text: str | None = None, language: str = "markdown") -> types.TextDocumentIdentifier:
        words = path.read_text(encoding="utf-8") if text is None else text
        uri = path.as_uri()
        self.versions[uri] = 1
        self.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, words)))
        return types.TextDocumentIdentifier(uri)

    def type(self, document: types.TextDocumentIdentifier, range: types.Range, words: str) -> None:
        self.versions[document.uri] += 1
        which = types.VersionedTextDocumentIdentifier(self.versions[document.uri], document.uri)
        change = types.TextDocumentContentChangePartial(range, words)
        self.text_document_did_change(types.DidChangeTextDocumentParams(which, [change]))

    async def until(self, document: types.TextDocumentIdentifier, fits: Callable[[list[types.Diagnostic]], bool]) -> list[types.Diagnostic]:
        """The findings of a document as soon as they fit."""
        async with asyncio.timeout(PATIENCE):
            while True:
                known = self.found.get(document.uri)
                if known and known.version == self.versions[document.uri] and fits(list(known.diagnostics)):
                    return list(known.diagnostics)
                self.told.clear()
                await self.told.wait()

    async def rules(self, document: types.TextDocumentIdentifier, *rules: str, absent: tuple[str, ...] = ()) -> list[types.Diagnostic]:
        """The findings as soon as they have these rules, and not the absent ones."""

        def fits(found: list[types.Diagnostic]) -> bool:
            codes = {one.code for one in found}
            return codes.issuperset(rules) and codes.isdisjoint(absent)

        return await self.until(document, fits)


def editing(folder: Path, scenario: Callable[[Editor], Awaitable[None]], encodings: list[types.PositionEncodingKind] | None = None) -> int:
    """Run a scenario in an editor that opened a folder; the server's exit status."""

    async def session() -> int:
        editor = Editor()
        await editor.start_io(sys.executable, "-m", "imprint", "lsp", cwd=folder)
        general = types.GeneralClientCapabilities(position_encodings=encodings)
        capabilities = types.ClientCapabilities(general=general if encodings else None)
        await editor.initialize_async(types.InitializeParams(capabilities, root_uri=folder.as_uri()))
        editor.initialized(types.InitializedParams())
        await scenario(editor)
        server = editor._server
        assert server
        await editor.shutdown_async(None)
        editor.exit(None)
        return await asyncio.wait_for(server.wait(), PATIENCE)

    return asyncio.run(session())


def at(line: int, column: int) -> types.Position:
    return types.Position(line, column)


def span(line: int, start: int, end: int) -> types.Range:
    return types.Range(at(line, start), at(line, end))


def position(text: str, words: str, inside: int = 0) -> types.Position:
    """Where words begin in a text, in UTF-16, as most editors count."""
    before = text[: text.index(words) + inside]
    return at(before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)


def edited(text: str, edits: Iterator[types.TextEdit] | list[types.TextEdit]) -> str:
    """A text after an editor made edits, whose positions are in UTF-16."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]

    def offset(where: types.Position) -> int:
        units = lines[where.line].encode("utf-16-le")[: where.character * 2]
        return starts[where.line] + len(units.decode("utf-16-le"))

    for edit in sorted(edits, key=lambda one: offset(one.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
