"""Where everything comes together: documents, what is known of them, and when they are checked."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from ..check.weigh import weighed
from ..model.diagnostic import Diagnostics
from ..whereabouts import journal_root
from ..workspace import FORMATS
from . import fast, garbage
from .back_room import Judged, Reading, judge_library, judge_manuscript, stopped
from .documents import LIBRARIES, Document, Documents, absolute
from .findings import Findings
from .scope import is_manuscript, likely_libraries
from .shelf import Shelf, shelf, warm
from .worker import Worker, why_stopped

BREATH = 0.01  # seconds after a keystroke until the fast findings
PAUSE = 0.35  # seconds without a keystroke until the full check
STALE = 4.0  # seconds after which a check of an older text is ended rather than awaited

Publish = Callable[[Path, Diagnostics], None]
log = logging.getLogger(__name__)


class Desk:
    """The state of the server."""

    def __init__(self, publish: Publish) -> None:
        self.documents = Documents()
        self.findings = Findings()
        self.judged: dict[Path, Judged] = {}
        self.checker, self.clerk = Worker(), Worker()
        self.notes: dict[tuple[object, ...], str] = {}
        self._publish = publish
        self._likely: dict[Path, tuple[Path, ...]] = {}
        self._due: dict[Path, None] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._checking: asyncio.Task[None] | None = None
        self._check: tuple[Path, float, asyncio.Future[Judged]] | None = None  # what is checked, since when
        self._warming: set[asyncio.Task[None]] = set()
        self._touched: dict[Path, None] = {}

    # ---------------------------------------------------------------- what an editor does

    def opened(self, document: Document) -> None:
        self._touched[document.path] = None
        if document.kind in ("markdown", "latex"):
            self._likely[document.path] = likely_libraries(document, journal_root(document.path))
        self.warm(self.libraries(document.path))
        self._later("fast", BREATH, self._fast)
        self.due([document.path], 0)

    def changed(self, document: Document, edits: int) -> None:
        """The last so many edits of a document have just been made."""
        old = fast.LIBRARY if document.kind == "bib" else fast.MANUSCRIPT
        for edit in document.edits[len(document.edits) - edits :]:
            self.findings.move(document.path, edit, old)
        self._touched[document.path] = None
        self._later("fast", BREATH, self._fast)
        self.due([document.path, *self._users(document.path)], PAUSE)

    def closed(self, path: Path) -> None:
        self._due.pop(path, None)
        self.judged.pop(path, None)
        self._likely.pop(path, None)
        self.publish({path, *self.findings.drop(path)})
        users = self._users(path)
        self.warm({library for user in users for library in self.libraries(user)})
        self.due(users, PAUSE)

    def disk_changed(self) -> None:
        """Files that are not open have changed: everything open may have to be judged anew."""
        self.warm({library for path in self.documents.open for library in self.libraries(path)})
        self.due(self.documents.open, PAUSE)

    def stop(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        for task in (self._checking, *self._warming):
            if task:
                task.cancel()
        self.checker.stop()
        self.clerk.stop()

    # ---------------------------------------------------------------- what is known

    def reading(self, path: Path) -> Reading | None:
        """What the last full check of a manuscript learned."""
        return self.judged[path].reading if path in self.judged else None

    def libraries(self, path: Path) -> tuple[Path, ...]:
        """The libraries that a manuscript uses, or that are used together with a library."""
        reading = self.reading(path)
        if reading:
            return tuple(map(absolute, reading.libraries))
        if path.suffix.lower() in LIBRARIES:
            together = (one for user in self._users(path) for one in self.libraries(user))
            return tuple(dict.fromkeys((path, *together)))
        return self._likely.get(path, ())

    def shelf(self, path: Path) -> Shelf:
        return shelf(self.documents, self.libraries(path))

    def _users(self, library: Path) -> list[Path]:
        """The open manuscripts that use a library."""
        texts = (path for path, one in self.documents.open.items() if one.kind in ("markdown", "latex"))
        return [path for path in texts if library in self.libraries(path)]

    def warm(self, paths: Iterable[Path]) -> None:
        task = asyncio.ensure_future(warm(self.documents, paths))
        self._warming.add(task)
        task.add_done_callback(self._warmed)

    def _warmed(self, task: asyncio.Task[None]) -> None:
        self._warming.discard(task)
        if not task.cancelled():
            self._touched |= dict.fromkeys(self.documents.open)
            self._later("fast", 0, self._fast)

    # ---------------------------------------------------------------- fast findings

    def _later(self, name: str, seconds: float, what: Callable[[], None]) -> None:
        if name in self._timers:
            self._timers[name].cancel()
        self._timers[name] = asyncio.get_running_loop().call_later(seconds, what)

    def _fast(self) -> None:
        """Judge at once what was touched, and the manuscripts that use a library that was."""
        touched = dict(self._touched)
        self._touched.clear()
        for path in list(touched):
            touched |= dict.fromkeys(self._users(path))
        for path in touched:
            if path in self.documents.open:
                self.findings.fast[path] = self._fast_findings(self.documents.open[path])
        self.publish(touched)

    def _fast_findings(self, document: Document) -> Diagnostics:
        books = self.shelf(document.path)
        judged = self.judged.get(document.path)
        found: Diagnostics = ()
        if document.kind == "bib" and books.whole:
            found = tuple(fast.library(document, books, self._cited(document.path)))
        elif document.kind and books.whole and (books.libraries or self.reading(document.path)):
            reading = self.reading(document.path)
            known = {work.id for work in reading.items} | reading.accepted if reading else frozenset[str]()
            found = tuple(fast.manuscript(document, books, known)) if reading or self._is_ours(document.path) else ()
        return weighed(found, judged.levels, judged.allowed) if judged else found

    def _cited(self, library: Path) -> set[str]:
        users = (self.documents.open[path].text for path in self._users(library))
        return {one.key for text in users for part in text.parts for one in part.read(fast.cited)}

    def publish(self, paths: Iterable[Path]) -> None:
        for path in paths:
            self._publish(path, self.findings.of(path))

    # ---------------------------------------------------------------- full checks

    def due(self, paths: Iterable[Path], pause: float) -> None:
        """Check documents fully after a pause."""
        self._due |= dict.fromkeys(path for path in paths if self._is_ours(path))
        self._later("full", pause, self._start)

    def _is_ours(self, path: Path) -> bool:
        document = self.documents.open.get(path)
        if document is None or path.suffix.lower() not in (*FORMATS, *LIBRARIES):
            return False  # closed, or not saved under any name yet
        return document.kind == "bib" or is_manuscript(document, journal_root(path))

    def _start(self) -> None:
        garbage.collect()
        if self._check and self._check[0] in self._due and time.monotonic() - self._check[1] > STALE:
            self._check[2].cancel()
        if self._checking is None or self._checking.done():
            self._checking = asyncio.ensure_future(self._check_all())

    async def _check_all(self) -> None:
        while self._due:
            path = min(self._due, key=lambda one: one.suffix.lower() in LIBRARIES)  # manuscripts first
            del self._due[path]
            if path in self.documents.open:
                await self._check_one(path)

    async def _check_one(self, path: Path) -> None:
        document = self.documents.open[path]
        seen = {one: len(held.edits) for one, held in self.documents.open.items()}
        job = judge_library if document.kind == "bib" else judge_manuscript
        asked = asyncio.ensure_future(self.checker.ask(job, path, self.documents.unsaved()))
        self._check = (path, time.monotonic(), asked)
        await asyncio.wait([asked])
        self._check = None
        if asked.cancelled():
            return
        fault = asked.exception()
        if fault and (reason := why_stopped(fault)):
            self._take(path, stopped(path, reason), seen)
        elif fault:
            log.warning("the check of %s failed: %s: %s", path, type(fault).__name__, fault)
        elif path in self.documents.open:
            self._take(path, asked.result(), seen)

    def _take(self, path: Path, judged: Judged, seen: dict[Path, int]) -> None:
        """Take up what a full check said of the texts as they were then."""
        before = self.judged.get(path)
        if judged.reading is None and before:
            judged = Judged(judged.said, before.reading, judged.levels, judged.allowed)
        self.judged[path] = judged
        since = {one: held.edits[seen[one] :] for one, held in self.documents.open.items() if one in seen}
        touched = self.findings.take(path, judged.said, {one: edits for one, edits in since.items() if edits})
        if path in since and not since[path]:
            self.findings.fast.pop(path, None)
        else:
            self._touched[path] = None
        self.publish({path, *touched})
        self.warm(self.libraries(path))
