"""What a client sends, message by message: headers and lengths are looked at before anything is read for them."""

from __future__ import annotations

import json
import re
from typing import BinaryIO

LONGEST = 256 * 2**20  # bytes of a message: several libraries of 100,000 entries
HEADERS = 64 * 2**10  # bytes of the headers of a message
PARSE_ERROR = -32700
_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*([0-9]{1,15})", re.IGNORECASE)


class Unframed(Exception):
    """Where the next message begins cannot be known: why, in words."""


class Incoming:
    """A client's stream, as pygls reads it: a line with the length, an empty line, then so many bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lines: list[bytes] = []

    def readline(self) -> bytes:
        """The next line of a message's headers; nothing at the end of the stream. Raises Unframed."""
        if not self._lines:
            headers = self._headers()
            if not headers:
                return b""
            self._lines = [b"\r\n", b"Content-Length: %d\r\n" % _length(headers)]
        return self._lines.pop()

    def read(self, size: int) -> bytes:
        """A message; nothing where the stream ends within it."""
        body = self._stream.read(size)
        return body if len(body) == size else b""

    def _headers(self) -> list[bytes]:
        """The headers of the next message, blank lines before it left out; nothing at the end of the stream."""
        lines: list[bytes] = []
        room = HEADERS
        while True:
            line = self._stream.readline(room + 1)
            room -= len(line) if lines or line.strip() else 0
            if room < 0:
                raise Unframed(f"the headers of a message are longer than {HEADERS:,} bytes, the limit")
            if not line:
                return []
            if line.strip():
                lines.append(line.strip())
            elif lines:
                return lines


def _length(headers: list[bytes]) -> int:
    named = [line for line in headers if line.lower().startswith(b"content-length")]
    if not named:
        raise Unframed("a message has no Content-Length in its headers")
    found = _LENGTH.fullmatch(named[0])
    if not found or not int(found[1]) or len(set(named)) > 1:
        shown = named[0][:60].decode("ascii", "backslashreplace")
        raise Unframed(f'a message\'s "{shown}" is no number of bytes')
    if int(found[1]) > LONGEST:
        raise Unframed(f"a message of {int(found[1]):,} bytes is longer than {LONGEST // 2**20} MB, the limit")
    return int(found[1])


def refusal(reason: str) -> bytes:
    """The last answer to a client whose messages cannot be told apart (JSON-RPC 2.0, 5.1)."""
    error = {"code": PARSE_ERROR, "message": f"{reason}; the server ends"}
    body = json.dumps({"jsonrpc": "2.0", "id": None, "error": error}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
