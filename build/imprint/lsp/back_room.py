"""What the worker does: the full check of a manuscript or library, the survey of a journal, notes by the citation style.

All is asked with the texts that the editor has not saved, by their paths.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..check import set_aside
from ..companions import shown
from ..compose.citing import Asked, cite
from ..files import unsaved
from ..folders import listed
from ..model.diagnostic import Allowed, Diagnostic, Diagnostics, Severity, Weight, in_order
from ..model.place import Place
from ..model.stages import Copy, Spot
from ..model.style import CitationStyle, Kind
from ..model.text import Citation
from ..model.work import Work
from ..pipeline import check_library, judge
from ..read import read
from ..read.bibtex import read_bibtex
from ..read.citations import citations
from ..read.libraries import files_used, keys_in
from ..read.works import works_of
from ..shelving import shelf
from ..whereabouts import journal_root
from ..workspace import gather, shipped
from .markdown import markdown

MOST = 500  # findings of one check of a library
Unsaved = Mapping[Path, bytes]


@dataclass(frozen=True, slots=True)
class Reading:
    """What else a full check learns of a manuscript."""

    libraries: tuple[str, ...]  # paths, as findings show them
    items: tuple[Work, ...]  # works that came as CSL JSON or in the manuscript itself
    accepted: frozenset[str]  # what looks like a citation key in the text and is none that a library should have
    style: CitationStyle
    language: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings of a full check; reading is None where the text could not be read at all."""

    said: Diagnostics
    reading: Reading | None = None
    levels: tuple[Weight, ...] = ()
    allowed: tuple[Allowed, ...] = ()


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A manuscript of a journal: its path, its citations, the paths of its libraries."""

    path: str
    spots: tuple[Spot, ...]
    libraries: tuple[str, ...]


def judge_manuscript(path: Path, texts: Unsaved) -> Judged:
    """Check a manuscript as `imprint check` does."""
    with unsaved(texts):
        gathered = gather([path], shipped("styles"))
        if not gathered.sources:
            return Judged(in_order(gathered.said))
        sources = gathered.sources[0]
        outcome = read(sources)
    copy = outcome.value
    said = in_order((*gathered.said, *judge(sources, outcome).said))
    allowed = (*sources.allowed, *(set_aside(copy) if copy else ()))
    return Judged(said, _reading(copy) if copy else None, sources.levels, allowed)


def _reading(copy: Copy) -> Reading:
    known = {work.id for work in copy.works}
    unknown = {key for key in keys_in((*copy.front.texts, copy.body)) if key not in known}
    keys = {entry.key for entry in copy.library.entries}
    accepted = frozenset(spot.value for spot in copy.spots if spot.kind == "cite") - unknown - keys
    libraries = tuple(file.path for file in files_used(copy.sources, copy.front))
    return Reading(libraries, copy.library.items, accepted, copy.style, copy.front.language)


def judge_library(path: Path, texts: Unsaved) -> Judged:
    """Check a whole library by itself, by the weights of its journal if it has one."""
    with unsaved(texts):
        base = shelf(path)
    return Judged(worst(check_library(base.files, base)), None, base.levels, base.allowed) if base else Judged(())


def worst(said: Diagnostics) -> Diagnostics:
    """As many findings as an editor is shown, errors first."""
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    return tuple(sorted(said, key=lambda one: order.index(one.severity))[:MOST])


def stopped(path: Path, reason: str) -> Judged:
    """What is said of a text that brought its check to a limit."""
    hint = "look for a table, list, formula or entry far larger than the others, and part it or leave it out"
    return Judged((Diagnostic("over-limit", Severity.ERROR, Place(shown(path)), f"this is not checked: it {reason}", hint),))


def survey(path: Path, texts: Unsaved) -> tuple[Surveyed, ...]:
    """All manuscripts of the journal in which a path lies, or of its folder, with their citations."""
    with unsaved(texts):
        root = journal_root(path)
        gathered = gather([root] if root else _beside(path), ())
    out = []
    for sources in gathered.sources:
        found = citations(sources)
        paths = tuple(file.path for file in found.libraries)
        out.append(Surveyed(sources.manuscript.path, found.spots, paths))
    return tuple(out)


def _beside(path: Path) -> list[Path]:
    """The manuscripts that stand beside a manuscript or library outside of every journal."""
    texts = (".md", ".markdown", ".qmd", ".rmd", ".tex", ".ltx")
    return [one for one in listed(path.parent) or () if one.suffix.lower() in texts and os.path.isfile(one)]


def set_notes(
    library: str, works: tuple[Work, ...], keys: tuple[str, ...], style: CitationStyle, language: str
) -> dict[str, str]:
    """The first note of each key in a citation style, or its item in the reference list, as Markdown.

    library is BibTeX: the entries of the keys and those that they inherit from; works are there beside it.
    """
    entries, _ = read_bibtex("", library.encode("utf-8", "replace"))
    made, _ = works_of(entries, keys, language)
    every = {work.id: work for work in (*works, *made)}
    wanted = [key for key in keys if key in every]
    asked = [Asked((Citation(key),), number, ibid=False) for number, key in enumerate(wanted, 1)]
    done = cite(asked, tuple(every.values()), wanted, style, language)
    if done.failure:
        return {}
    listed = {one.work: (*one.label, *one.content) for one in done.references}
    if style.kind is Kind.NOTE:
        return {key: markdown(answer.note or answer.text) for key, answer in zip(wanted, done.answers, strict=True)}
    return {key: markdown(listed.get(key, ())) for key in wanted}
