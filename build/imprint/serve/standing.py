"""An article as its page shows it: its last good state, and what was said of the newest one."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from ..model.stages import Artefact
from .press import Press
from .proofs import Findings, Sheet, Text


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it is shown; name is the digest of the picture."""

    name: str
    data: bytes
    width: int
    height: int

    def line(self) -> dict[str, Any]:
        """For the page, as plain values."""
        return {"name": self.name, "width": self.width, "height": self.height}


@dataclass
class Standing:
    """State: "new", "setting", "good", "broken" (an error in the manuscript) or "fault" (one of the machine's)."""

    slug: str
    name: str = ""
    title: str = ""
    language: str = ""
    state: str = "new"
    looked_at: bool = False
    busy: bool = False
    again: bool = False
    saved: float = 0.0  # seconds since the epoch: the file that caused the newest setting, and when that was noticed
    noticed: float = 0.0
    reason: str = ""
    found: tuple[dict[str, Any], ...] = ()
    text: dict[str, Artefact] = field(default_factory=dict)
    pages: list[Picture] = field(default_factory=list)
    press: tuple[Press, int] | None = None
    settled: bool = False  # the pages are those that a build makes
    _whole: bool = False  # the pages are those of one setting, from first to last
    _followers: set[asyncio.Queue[dict[str, Any]]] = field(default_factory=set)
    _version: str = ""

    @property
    def pages_known(self) -> bool:
        """Whether every page of the last setting is here."""
        return self._whole

    @property
    def unsettled(self) -> bool:
        """Whether its pages are all there, but not yet as a build makes them."""
        return self._whole and self.state == "good" and not self.settled

    async def follow(self) -> AsyncIterator[dict[str, Any]]:
        """Everything now, then each change."""
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._followers.add(queue)
        try:
            yield self._all()
            while True:
                yield await queue.get()
        finally:
            self._followers.discard(queue)

    def _tell(self, kind: str, **values: Any) -> None:
        for queue in self._followers:
            queue.put_nowait({"kind": kind, **values})

    def _all(self) -> dict[str, Any]:
        return {
            "kind": "all",
            "state": self.state,
            "reason": self.reason,
            "title": self.name,
            "findings": self.found,
            "text": self._version,
            "language": self.language,
            "pages": [page.line() for page in self.pages],
            "settled": self.settled,
        }

    def line(self) -> dict[str, Any]:
        """One line of a survey."""
        counts = {name: sum(one["severity"] == name for one in self.found) for name in ("error", "warning", "note")}
        return {"slug": self.slug, "title": self.name, "state": self.state, **counts}

    # ------------------------------------------------------------ what presses report

    def forget(self) -> None:
        """It is not as it was, and nobody looks."""
        self.state = "new"

    def begin(self) -> None:
        """A setting begins."""
        self.settled = False
        self._tell("setting")

    def judge(self, event: Findings) -> None:
        """What was said; an error leaves text and pages as they were."""
        self.found, self.reason = event.found, ""
        self.state = "broken" if event.refused else "setting" if self.looked_at else "checked"
        self._tell("findings", findings=self.found, state=self.state, saved=self.saved, noticed=self.noticed)

    def word(self, event: Text) -> None:
        """The article's text."""
        self.name = self.title = event.title
        self.language = event.language
        self.text = {one.name: one for one in event.artefacts}
        version = _digest(b"".join(one.data for one in event.artefacts))
        if version != self._version:
            self._version = version
            self._tell("text", text=version, title=self.name, language=self.language)

    def page(self, event: Sheet, now: float) -> None:
        """A page; those after it are still of the setting before."""
        self._whole = False
        if event.picture is None:
            return
        made = Picture(_digest(event.picture), event.picture, event.width, event.height)
        if event.index < len(self.pages) and self.pages[event.index].name == made.name:
            return
        self.pages[event.index :] = [made, *self.pages[event.index + 1 :]]
        times = {"saved": self.saved, "noticed": self.noticed, "pushed": now}
        self._tell("page", index=event.index, page=made.line(), **times)

    def finish(self, pages: int) -> None:
        """All pages are there."""
        del self.pages[pages:]
        self._whole, self.state = True, "good"
        self._tell("finished", pages=pages)

    def settle(self, pages: int) -> None:
        """All pages are there, as a build makes them."""
        self.finish(pages)
        self.settled = True
        self._tell("settled")

    def fail(self, reason: str) -> None:
        """It could not be set, by no fault of the manuscript's."""
        self.state, self.reason, self._whole = "fault", reason, False
        self._tell("fault", reason=reason)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:24]
