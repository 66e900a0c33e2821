"""The desk: what is known of each article, who looks at it, and which press works on it."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..engine.scratch import scratch, sweep
from ..model.stages import Artefact
from .excerpts import shown
from .press import Press
from .proofs import Event, Fault, Files, Findings, Finished, Order, Settled, Sheet, Text
from .standing import Standing
from .stock import Stock
from .watching import Saved, saves

PRESSES = 2  # at most: one for what is written now, one for the rest


class Desk:
    """Runs in one thread, that of the server's loop; between start and stop."""

    def __init__(self, path: Path) -> None:
        self.stock = Stock(path)
        self.articles: dict[str, Standing] = {}
        self._gone: dict[str, Standing] = {}  # articles that somebody looks at and that are not there just now
        self.ready = asyncio.Event()
        self._presses: list[Press] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._reading = asyncio.Lock()  # held while files are read that were saved
        self._leaving = ExitStack()

    # ------------------------------------------------------------ life

    async def start(self) -> None:
        """Begin to gather, to warm up and to watch; returns at once."""
        sweep()
        home = self._leaving.enter_context(scratch())
        self._presses = [Press(home) for _ in range(min(PRESSES, len(os.sched_getaffinity(0))))]
        self._task(self._watch())

    async def stop(self) -> None:
        """End the presses and everybody's stream."""
        for press in self._presses:
            press.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._leaving.close()

    def _task(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch(self) -> None:
        await asyncio.to_thread(self.stock.gather)
        self._tidy()
        self.ready.set()
        async for saved in saves(self.stock.root):
            await self._saved(saved)

    async def _saved(self, saved: Saved) -> None:
        """Set anew what was looked at and is not as it was."""
        async with self._reading:
            for article in self.articles.values():
                self._hurry(article)
            await self._read(saved)

    async def _read(self, saved: Saved) -> None:
        if any(not os.path.exists(path) or not os.path.getsize(path) for path in saved.paths):
            await asyncio.sleep(0.05)  # editors that write in two steps: first away with the old, then the new
        readable = self.stock.readable
        changed = await asyncio.to_thread(self.stock.again, saved.paths)
        self._tidy()
        if not self.stock.readable:
            for article in self.articles.values():
                article.judge(Findings(tuple(self.said()), True))
            return
        for slug in (changed if readable else self.articles.keys()) & self.articles.keys():
            article = self.articles[slug]
            article.saved, article.noticed = saved.at, saved.noticed
            if article.looked_at:
                self._set(article)
            else:
                article.forget()

    def _tidy(self) -> None:
        jobs = self.stock.jobs
        known = self._gone | self.articles
        self.articles = {slug: known.get(slug) or Standing(slug) for slug in jobs}
        self._gone = {slug: one for slug, one in known.items() if slug not in jobs and one.looked_at}
        for one in self._gone.values():
            one.fail("There is no such article any more; it is shown again when it is back")
        for slug, article in self.articles.items():
            article.name = article.title or jobs[slug].sources.manuscript.path

    # ------------------------------------------------------------ what pages ask for

    async def look(self, slug: str) -> AsyncIterator[dict[str, Any]]:
        """What an article's page needs: all of it first, then what changes."""
        article = self.articles[slug]
        if not article.looked_at:
            self._set(article)
        async for one in article.follow():
            yield one

    async def files(self, slug: str, format: str) -> tuple[Artefact, ...]:
        """An article in a format as a build makes it; nothing where it is refused."""
        job = replace(self.stock.jobs[slug], formats=(format,))
        made = [one async for one in self._work(Order("files", job)) if isinstance(one, Files)]
        return made[0].artefacts if made else ()

    async def survey(self) -> AsyncIterator[dict[str, Any]]:
        """All articles in a line each, checked one after the other where nobody has looked at them yet."""
        for slug in list(self.articles):
            article = self.articles.get(slug)
            if article and article.state == "new":
                async for event in self._work(Order("check", self.stock.jobs[slug])):
                    if isinstance(event, Findings):
                        article.judge(event)
            if article:
                yield article.line()

    def said(self) -> list[dict[str, Any]]:
        """What was said of the journal as a whole."""
        jobs = iter(self.stock.jobs.values())
        first = next(jobs, None)
        return list(shown(self.stock.said, first.sources)) if first else []

    # ------------------------------------------------------------ work

    def _set(self, article: Standing) -> None:
        """Set an article: now, or once more when it is done with what it is at."""
        article.looked_at = True
        if article.busy:
            article.again = True
            self._hurry(article)
            return
        article.busy = True
        self._task(self._proof(article))

    def _hurry(self, article: Standing) -> None:
        """Have what settles the article dropped: it may not be as it was."""
        if article.press and article.unsettled:
            article.press[0].drop()

    async def _proof(self, article: Standing) -> None:
        """Set an article, and once more as a build does; from the beginning where it changes meanwhile."""
        try:
            article.again = True
            while article.again or article.unsettled:
                job = self.stock.jobs.get(article.slug)
                if job is None:
                    return
                kind = "proof" if article.again else "settle"
                if article.again:
                    article.again = False
                    article.begin()
                else:
                    async with self._reading:  # what was saved just now may be this article
                        pass
                async for event in self._work(Order(kind, job, article.pages_known), article):
                    _take(event, article)
        finally:
            article.busy = False

    async def _work(self, order: Order, article: Standing | None = None) -> AsyncIterator[Event]:
        settles = order.kind == "settle"
        press = article.press[0] if settles and article and article.press else self._choose(article)
        if not settles:
            press.drop()  # an article that is settled on it waits for that
        async with press.lock:
            if settles and article and article.again:
                return
            if article is not None:
                if article.press != (press, press.run):
                    order = replace(order, known=False)
                article.press = (press, press.run)
            async for event in press.do(order):
                yield event

    def _choose(self, article: Standing | None) -> Press:
        """The press that knows the article if it is free, else one that is free; a survey leaves one free."""
        own = article.press[0] if article and article.press else None
        free = [press for press in self._choices(article) if not press.lock.locked()]
        return own if own is not None and own in free else (free or list(self._choices(article)))[0]

    def _choices(self, article: Standing | None) -> Iterator[Press]:
        yield from self._presses if article else self._presses[-1:]


def _take(event: Event, article: Standing) -> None:
    match event:
        case Findings():
            article.judge(event)
        case Text():
            article.word(event)
        case Sheet():
            article.page(event, time.time())
        case Finished():
            article.finish(event.pages)
        case Settled():
            article.settle(event.pages)
        case Fault():
            article.fail(event.reason)

