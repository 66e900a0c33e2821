"""What browsers are told of the preview's pages: nothing foreign runs in them, and nothing foreign reads them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ALWAYS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_ARTICLE = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
ARTICLE: Mapping[str, str] = {"Content-Security-Policy": _ARTICLE}  # authors' pages: no script at all


def own_pages() -> dict[str, str]:
    """For the preview's own pages: their script, and nothing from elsewhere."""
    return {"Content-Security-Policy": _OWN, "Cache-Control": "no-store"}


_STRANGERS = ("cross-site", "same-site")  # Fetch Metadata: who asks is another site's page


def foreign(headers: Headers) -> bool:
    """Whether another site's page asks, not to be left for this one by a link: for work, or to find out what is here."""
    origin = headers.get("origin", "")
    if origin and urlsplit(origin).netloc != headers.get("host", ""):
        return True
    return headers.get("sec-fetch-site", "") in _STRANGERS and headers.get("sec-fetch-mode", "") != "navigate"


class Guard:
    """Refuses other sites' pages, and adds the headers to every answer that does not say them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["type"] == "http" and foreign(Headers(scope=scope)):
            await PlainTextResponse("The preview is for its own pages alone.\n", 403)(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)
