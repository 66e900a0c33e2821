"""Serve: a journal, an article or a manuscript in the browser, set anew while it is written."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from .app import application
from .desk import Desk

HOST = "127.0.0.1"
CONNECTIONS = 200  # at once: a browser keeps six, and streams of pages that nobody reads take memory


def bound(port: int) -> socket.socket:
    """A socket on the loopback interface; port 0 is any free one. Raises OSError where the port is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(64)  # from here on nobody is refused: the address may be told
    except OSError:
        listening.close()
        raise
    return listening


def preview(path: Path, listening: socket.socket, show: bool, say: Callable[[str], None]) -> None:
    """Serve a path until interrupted; show opens the browser."""
    address = f"http://{HOST}:{listening.getsockname()[1]}/"

    def started() -> None:
        say(address)
        if show:
            webbrowser.open(address)

    app = application(Desk(path), started)
    settings = uvicorn.Config(
        app,
        log_level="critical",  # it has a trace for each stream that a Ctrl-C ends
        lifespan="on",
        timeout_graceful_shutdown=1,
        server_header=False,
        limit_concurrency=CONNECTIONS,
    )
    with suppress(KeyboardInterrupt):  # the usual end
        uvicorn.Server(settings).run(sockets=[listening])
