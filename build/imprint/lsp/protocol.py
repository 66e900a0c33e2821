"""The protocol, with our own texts in the stead of pygls': edits of a large library cost what they change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method


class Protocol(LanguageServerProtocol):
    """Documents are kept by the server's desk alone (documents.py)."""

    @property
    def ended(self) -> bool:
        """Whether the client has asked to shut down."""
        return self._shutdown

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as a value; a request that makes no sense is answered, so that its client does not wait for ever."""
        try:
            return super().structure_message(data)
        except JsonRpcException as fault:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=fault.to_response_error())
            raise

    def _pass_on(self, name: str, params: Any) -> None:
        handler: Callable[[Any], None] | None = self.fm.features.get(name)
        if handler:
            handler(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A document was opened."""
        self._pass_on(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A document was changed."""
        self._pass_on(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A document was closed."""
        self._pass_on(types.TEXT_DOCUMENT_DID_CLOSE, params)
