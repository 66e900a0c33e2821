"""The server itself: what a client may ask, and the answers in its own terms (LSP 3.17)."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from typing import Protocol as TypingProtocol

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..engine.cell import enter_reading
from ..engine.scratch import scratch, sweep
from ..model.diagnostic import Diagnostics
from . import garbage
from .completing import complete
from .desk import Desk
from .documents import Document, path_of
from .findings import as_lsp
from .hovering import hover
from .incoming import Incoming, Unframed, refusal
from .lookup import definitions, key_at, label_at, occurrences
from .mending import ALL, mend
from .outline import document_symbols, workspace_symbols
from .protocol import Protocol
from .renaming import Refused, rename, renameable, used
from .text import Point

WATCHED = ("**/*.{md,markdown,qmd,rmd,tex,bib,bibtex,json,yaml,yml,csl}", "**/journal.toml")
REFUSED = -32803  # RequestFailed
log = logging.getLogger(__name__)


class Where(TypingProtocol):
    """The parameters of any request about a position."""

    text_document: types.TextDocumentIdentifier
    position: types.Position


class Server(LanguageServer):
    """A language server with its desk."""

    def __init__(self) -> None:
        super().__init__("imprint", __version__, protocol_cls=Protocol, max_workers=4)
        self.desk = Desk(self.show)

    def show(self, path: Path, found: Diagnostics) -> None:
        """Show the findings of a file."""
        documents = self.desk.documents
        held = documents.open.get(path)
        capability = self.client_capabilities.text_document
        related = bool(
            capability and capability.publish_diagnostics and capability.publish_diagnostics.related_information
        )
        said = [as_lsp(one, documents, related) for one in found]
        params = types.PublishDiagnosticsParams(documents.uri(path), said, held.version if held else None)
        self.text_document_publish_diagnostics(params)

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Say a fault on standard error; what a client did wrong it has been told already."""
        if not isinstance(error, JsonRpcException) or isinstance(error, JsonRpcInternalError):
            log.error("%s", error)

    def at(self, where: Where) -> tuple[Document, Point] | None:
        """The open document and the point that a request is about."""
        document = self.desk.documents.open.get(path_of(where.text_document.uri))
        if document is None or not document.kind:
            return None
        return document, self.desk.documents.point(document.text, where.position)


def serve() -> int:
    """Speak on standard input and output until the client says exit or goes away; the exit status.

    What anything else writes to standard output would break the protocol: it goes to standard error.
    """
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="imprint lsp: %(message)s")
    logging.getLogger("pygls").setLevel(
        logging.CRITICAL
    )  # every refusal would be a trace; faults are said by the server
    out: BinaryIO = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sweep()
    with scratch() as home:
        enter_reading(home)
        server = Server()
        _register(server)
        garbage.postpone()
        try:
            server.start_io(Incoming(sys.stdin.buffer), out)  # type: ignore[arg-type]
        except Unframed as reason:
            log.error("%s", reason)
            with suppress(OSError):  # nobody may be there to read it
                out.write(refusal(str(reason)))
                out.flush()
            return 1
        finally:
            server.desk.stop()
    return 0 if isinstance(server.protocol, Protocol) and server.protocol.ended else 1


def _register(server: Server) -> None:
    _lifecycle(server)
    _documents(server)
    _keys(server)
    _renaming(server)
    _texts(server)


def _lifecycle(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        chosen = server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        server.desk.documents.encoding = types.PositionEncodingKind(chosen).value

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("watched", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(types.RegistrationParams([registration]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(params: types.DidChangeWatchedFilesParams) -> None:
        if any(path_of(one.uri) not in server.desk.documents.open for one in params.changes):
            server.desk.disk_changed()


def _documents(server: Server) -> None:
    desk = server.desk

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        one = params.text_document
        desk.opened(desk.documents.opened(one.uri, one.language_id, one.version, one.text))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = desk.documents.open.get(path_of(params.text_document.uri))
        if document:
            desk.documents.changed(document, params.text_document.version, params.content_changes)
            desk.changed(document, len(params.content_changes))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        document = desk.documents.open.get(path_of(params.text_document.uri))
        if document:
            document.dirty = False
        desk.disk_changed()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        if path in desk.documents.open:
            uri = desk.documents.open[path].uri
            desk.documents.closed(path)
            desk.closed(path)
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _keys(server: Server) -> None:
    desk = server.desk

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["@", "{", ","]))
    def completion(params: types.CompletionParams) -> types.CompletionList | None:
        found = server.at(params)
        return complete(desk, *found) if found else None

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        found = server.at(params)
        return await hover(desk, *found) if found else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location] | None:
        found = server.at(params)
        under = key_at(*found) if found else None
        places = definitions(desk, found[0], under.key) if found and under else []
        label = label_at(*found) if found and not places else None
        return [desk.documents.location(one) for one in (places or ([label] if label else []))]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location] | None:
        found = server.at(params)
        under = key_at(*found) if found else None
        if not found or not under:
            return None
        uses = await used(desk, found[0], under.key)
        own = uses.entries if params.context.include_declaration else ()
        return [desk.documents.location(one) for one in (*own, *uses.named, *uses.cited)]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlight(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
        found = server.at(params)
        under = key_at(*found) if found else None
        if not found or not under:
            return None
        return [types.DocumentHighlight(desk.documents.range(one)) for one in occurrences(found[0], under.key)]


def _renaming(server: Server) -> None:
    desk = server.desk

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        found = server.at(params)
        return renameable(desk, *found) if found else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def renamed(params: types.RenameParams) -> types.WorkspaceEdit | None:
        found = server.at(params)
        try:
            return await rename(desk, *found, params.new_name) if found else None
        except Refused as reason:
            raise JsonRpcException(str(reason), REFUSED) from reason


def _texts(server: Server) -> None:
    desk = server.desk
    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, ALL])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = desk.documents.open.get(path_of(params.text_document.uri))
        return mend(desk, document, params) if document else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        document = desk.documents.open.get(path_of(params.text_document.uri))
        return await document_symbols(desk, document) if document and document.kind else []

    @server.feature(types.WORKSPACE_SYMBOL)
    def every(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        return workspace_symbols(desk, params.query)
