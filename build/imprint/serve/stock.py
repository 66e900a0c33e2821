"""The articles of what is previewed, gathered anew as far as files changed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..designing import design_of
from ..model.diagnostic import Diagnostics
from ..model.stages import Sources
from ..neighbours import acquainted
from ..pipeline import Design, Job
from ..workspace import FORMATS as MANUSCRIPTS
from ..workspace import Gathered, gather, shipped

FORMATS = ("html",)


class Stock:
    """Every article as a job, by its slug, in order. Files are read by gather and again only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._styles = shipped("styles")
        self.root = path.resolve() if os.path.isdir(path) else path.resolve().parent
        self.title = ""
        self.said: Diagnostics = ()
        self.readable = True  # journal.toml is; else the articles are those of before
        self.jobs: dict[str, Job] = {}

    def gather(self) -> None:
        """Read everything."""
        gathered = gather([self._path], self._styles)
        self.said, self.readable = gathered.said, gathered.journal is None or gathered.journal.readable
        if not self.readable and self.jobs:
            return
        self._keep(gathered, acquainted(gathered.sources))

    def again(self, paths: Iterable[Path]) -> set[str]:
        """Read what changed; the slugs of the articles that are not as they were."""
        before = dict(self.jobs)
        known = {Path(job.sources.manuscript.path).resolve(): slug for slug, job in self.jobs.items()}
        changed = [path.resolve() for path in paths]
        concerned = {one: [path for path in known if one == path or _beside(one, path)] for one in changed}
        if known and all(concerned.values()) and all(map(os.path.isfile, changed)):
            self._replace(sorted({path for paths in concerned.values() for path in paths}), known)
        else:
            self.gather()
        return {slug for slug, job in self.jobs.items() if before.get(slug) != job} | (before.keys() - self.jobs.keys())

    def _replace(self, paths: list[Path], known: dict[Path, str]) -> None:
        """Read some manuscripts again; what they know of each other stays until everything is read."""
        design = next(iter(self.jobs.values())).design
        for path in paths:
            for one in gather([path], self._styles).sources:
                slug, old = known[path], self.jobs[known[path]].sources
                manuscript = replace(one.manuscript, path=old.manuscript.path)
                fresh = replace(one, slug=slug, manuscript=manuscript, translations=old.translations, similar=old.similar)
                self.jobs[slug] = _job(fresh, design)

    def _keep(self, gathered: Gathered, sources: tuple[Sources, ...]) -> None:
        design = design_of(gathered)
        self.title = gathered.journal.masthead.title if gathered.journal else ""
        self.root = gathered.journal.root if gathered.journal else self.root
        self.jobs = {one.slug: _job(one, design) for one in sources}


def _beside(file: Path, manuscript: Path) -> bool:
    """Whether a file is no manuscript and lies where the manuscript may name it."""
    return file.suffix.lower() not in MANUSCRIPTS and file.is_relative_to(manuscript.parent)


def _job(sources: Sources, design: Design) -> Job:
    return Job(sources, FORMATS, design, folders=False)
