"""The preview's addresses: pages, streams of events, pictures and files; for this machine's browser alone."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from ..check import pages as rule_pages
from ..workspace import shipped
from .desk import Desk
from .guard import ARTICLE, Guard, own_pages
from .standing import Standing
from .views import Views

# Format → the ending of its file and its media type.
DOWNLOADS = {
    "pdf": ("pdf", "application/pdf"),
    "epub": ("epub", "application/epub+zip"),
    "jats": ("xml", "application/xml"),
}
NAMES = ("127.0.0.1", "localhost")  # what may stand in Host: others are DNS names turned to this machine


def application(desk: Desk, started: Callable[[], object]) -> Starlette:
    """The preview as an ASGI application; started is called when it listens."""

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await desk.start()
        started()
        try:
            yield
        finally:
            await desk.stop()

    here = Addresses(desk)
    routes = [
        Route("/", here.index),
        Route("/survey", here.survey),
        Route("/look/{name}", here.look),
        Route("/rule/{name}", here.rule),
        Route("/article/{slug}/", here.article),
        Route("/article/{slug}/events", here.events),
        Route("/article/{slug}/page/{name}.png", here.picture),
        Route("/article/{slug}/get/{format}", here.download),
        Route("/article/{slug}/text/{path:path}", here.text),
    ]
    guards = [Middleware(TrustedHostMiddleware, allowed_hosts=list(NAMES), www_redirect=False), Middleware(Guard)]
    return Starlette(routes=routes, middleware=guards, lifespan=life, exception_handlers={404: _missing})


async def _missing(_: Request, __: Exception) -> Response:
    return PlainTextResponse("There is no such page in this preview.\n", 404)


class Addresses:
    """What each address answers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._views = Views(shipped("styles"))

    async def index(self, _: Request) -> Response:
        await self._desk.ready.wait()
        articles = self._desk.articles
        if len(articles) == 1:
            return RedirectResponse(f"/article/{next(iter(articles))}/", 307)
        lines = [one.line() for one in articles.values()]
        return HTMLResponse(self._views.journal(self._desk.stock.title, lines, self._desk.said()), headers=own_pages())

    async def article(self, request: Request) -> Response:
        article = await self._article(request)
        several = len(self._desk.articles) > 1
        return HTMLResponse(self._views.article(article, self._desk.stock.title, several), headers=own_pages())

    async def look(self, request: Request) -> Response:
        """The preview's own style sheet and script."""
        found = self._views.look(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        return Response(found[0], media_type=found[1], headers={"Cache-Control": "no-cache"})

    async def rule(self, request: Request) -> Response:
        name = request.path_params["name"]
        page = dict(rule_pages()).get(name)
        if page is None:
            raise HTTPException(404)
        return HTMLResponse(self._views.rule(name, page), headers=own_pages())

    async def survey(self, _: Request) -> Response:
        await self._desk.ready.wait()
        return _stream(self._desk.survey())

    async def events(self, request: Request) -> Response:
        return _stream(self._desk.look((await self._article(request)).slug))

    async def text(self, request: Request) -> Response:
        """The article's own page and what it shows; nothing in it runs."""
        article = await self._article(request)
        found = article.text.get(request.path_params["path"])
        if found is None:
            raise HTTPException(404)
        return Response(found.data, media_type=found.media_type, headers={**ARTICLE, "Cache-Control": "no-cache"})

    async def picture(self, request: Request) -> Response:
        article = await self._article(request)
        name = request.path_params["name"]
        found = next((page for page in article.pages if page.name == name), None)
        if found is None:
            raise HTTPException(404)
        return Response(found.data, media_type="image/png", headers={"Cache-Control": "max-age=31536000, immutable"})

    async def download(self, request: Request) -> Response:
        article, format = await self._article(request), request.path_params["format"]
        if format not in DOWNLOADS:
            raise HTTPException(404)
        ending, media_type = DOWNLOADS[format]
        made = await self._desk.files(article.slug, format)
        data = next((one.data for one in made if one.name.endswith(f".{ending}")), None)
        if data is None:
            return PlainTextResponse("The article has an error: mend it first.\n", 409)
        named = f'inline; filename="{article.slug}.{ending}"'
        return Response(data, media_type=media_type, headers={"Content-Disposition": named, "Cache-Control": "no-store"})

    async def _article(self, request: Request) -> Standing:
        await self._desk.ready.wait()
        article = self._desk.articles.get(request.path_params["slug"])
        if article is None:
            raise HTTPException(404)
        return article


def _stream(events: AsyncIterator[Mapping[str, Any]]) -> Response:
    """Server-sent events (HTML Standard, section 9.2), one JSON object each."""

    async def lines() -> AsyncIterator[str]:
        async for event in events:
            yield f"data: {json.dumps(event, ensure_ascii=False)}\n\n"
        yield "event: end\ndata: {}\n\n"

    return StreamingResponse(lines(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})
