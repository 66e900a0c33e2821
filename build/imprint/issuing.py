"""Whole issues: each bound of its articles, and bound anew when one of them or the journal's design is another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from .awaiting import Awaiting
from .cache import Cache
from .fonts_installed import fonts_digest
from .making import digest, tools
from .model.diagnostic import Diagnostic, Diagnostics, Severity
from .model.issue import Leaves
from .model.manuscript import Issue, Masthead
from .model.packing import pack, unpack
from .model.place import Place
from .model.stages import Artefact
from .paginating import Reckoned
from .pipeline import Design, printing
from .workers import work_all

if TYPE_CHECKING:
    from .read.pictures import Unusable

FORMATS = ("pdf", "press", "epub")  # of which there are whole issues
_LOOKS = ("print.css", "print/", "epub.css", "highlight.css")
_TEMPLATES = ("issue/", "epub/", "proof")
_AT_ONCE = 2  # issues held in memory for each worker


@dataclass(frozen=True, slots=True)
class Sheaf:
    """An issue to be bound into some formats: its articles' editions and files. Any process can work on it."""

    formats: tuple[str, ...]
    design: Design
    proof: str = "off"  # as in pipeline.Job
    journal: Masthead = Masthead()  # noqa: RUF009  (it is frozen)
    issue: Issue = Issue("", "")  # noqa: RUF009
    leaves: tuple[Leaves, ...] = ()
    digests: tuple[str, ...] = ()  # of the articles' files
    cover: bytes = b""  # the picture that the journal names for it


@dataclass(frozen=True, slots=True)
class Issued:
    """The files of an issue, what is said of it, and the papers of proof."""

    issue: Issue
    artefacts: tuple[Artefact, ...]
    said: Diagnostics = ()
    papers: tuple[Artefact, ...] = ()


def sheaves(
    journal: Masthead, reckoned: Iterable[Reckoned], awaiting: Awaiting, plain: Sheaf, covered: Callable[[Issue], bytes | None]
) -> Iterator[Sheaf]:
    """The issues that can be bound: all their articles are there with their pages, and no published page would move.

    plain has the formats and the design, covered gives the picture on an issue's cover (None: it is missing, which is said
    elsewhere); an EPUB names the printed pages, so there is none without a PDF.
    """
    wanted = tuple(one for one in FORMATS if one in plain.formats)
    for one in reckoned if {"pdf", "press"}.intersection(wanted) else ():
        slugs = [slug for slug, _ in one.pages]
        cover = covered(one.issue)
        if cover is None or not slugs or one.moved:
            continue
        if slugs == list(one.issue.articles) and all(map(awaiting.has, slugs)):
            found = [_leaves(awaiting, slug, one) for slug in slugs]
            leaves, digests = tuple(leaf for leaf, _ in found), tuple(digest for _, digest in found)
            there = tuple(kind for kind in wanted if kind == "epub" or all(leaf.pdf(kind) for leaf in leaves))
            sheaf = replace(plain, formats=there, journal=journal, issue=one.issue, cover=cover)
            yield replace(sheaf, leaves=leaves, digests=digests)


def _leaves(awaiting: Awaiting, slug: str, reckoned: Reckoned) -> tuple[Leaves, str]:
    """An article for its issue, and the digest of its files: what else is known of it is in them."""
    edition, artefacts, layout = awaiting.back(slug)
    names = {f"{slug}.pdf": "pdf", f"{slug}.press.pdf": "press", f"{slug}.epub": "epub"}
    files = {names[one.name]: one.data for one in artefacts if one.name in names}
    pdfs = tuple((kind, files[kind]) for kind in ("pdf", "press") if kind in files)
    sums = " ".join(hashlib.sha256(data).hexdigest() for data in files.values())
    return Leaves(edition, dict(reckoned.pages)[slug], layout.starts, pdfs, layout.flaws), sums


def issued(ready: Iterable[Sheaf], cache: Cache, workers: int) -> Iterator[Issued]:
    """Every issue, from memory or bound anew, few of them at once."""
    ready = iter(ready)
    while some := tuple(islice(ready, _AT_ONCE * (workers or len(os.sched_getaffinity(0))))):
        waiting: dict[str, tuple[str, Sheaf]] = {}
        for one in some:
            try:
                yield Issued(one.issue, *unpack(cache.get(_key(one)) or b""))
            except ValueError:
                waiting[one.issue.name] = _key(one), one
        for done in work_all([one for _, one in waiting.values()], bind, _stopped, workers):
            if done.artefacts:
                cache.put(waiting[done.issue.name][0], pack((done.artefacts, done.said, done.papers)))
            yield done


def _key(sheaf: Sheaf) -> str:
    """Everything that an issue is bound of: the journal's words, its articles' files and pages, the design, the tools."""
    texts = [one for one in sheaf.design.templates if one[0].startswith(_TEMPLATES)]
    texts += [one for one in sheaf.design.stylesheets if one[0].startswith(_LOOKS)]
    pages = [str(one.pages) for one in sheaf.leaves]
    own = replace(sheaf.journal, issues=())
    looks = (texts, sheaf.formats, sheaf.design.profile, sheaf.cover)
    proof = (sheaf.proof != "off", [one.flaws for one in sheaf.leaves])
    parts = (digest(own), digest(sheaf.issue), sheaf.digests, pages, looks, proof)
    return digest("issue", parts, fonts_digest(), tools())


def bind(sheaf: Sheaf) -> Issued:
    """Take an issue from its articles to its files; a template that cannot be set is a finding."""
    from .render import templates

    try:
        return _bound(sheaf)
    except templates.Unusable as fault:
        return Issued(sheaf.issue, (), (fault.found,))


def _bound(sheaf: Sheaf) -> Issued:
    from .compose.issue import compose_issue
    from .fonts_installed import book_fonts
    from .proving import issue_proved
    from .read.pictures import make_pictures
    from .render.fonts import book_families
    from .render.issue import render_issue
    from .render.templates import Templates

    name = sheaf.issue.cover.path if sheaf.issue.cover else ""
    covers, faults = make_pictures((name,) if sheaf.cover else (), {name: sheaf.cover})
    if faults:
        return Issued(sheaf.issue, (), tuple(_no_cover(sheaf.issue, fault) for fault in faults))
    bound = compose_issue(sheaf.journal, sheaf.issue, sheaf.leaves, next(iter(covers), None))
    templates = Templates(sheaf.design.templates + sheaf.design.stylesheets)
    fonts = book_fonts(book_families(sheaf.design.stylesheets)) if "epub" in sheaf.formats else ()
    sheets = printing(sheaf.design.stylesheets)
    artefacts, said = render_issue(bound, sheaf.formats, templates, sheets, fonts, sheaf.design.profile)
    if sheaf.proof == "off":
        return Issued(sheaf.issue, artefacts, said)
    papers, found = issue_proved(bound, artefacts, templates)
    return Issued(sheaf.issue, artefacts, (*said, *found), papers)


def _no_cover(issue: Issue, fault: Unusable) -> Diagnostic:
    """The finding for a cover that cannot be shown: without it the issue is not bound."""
    place = (issue.cover.place if issue.cover else None) or Place("journal.toml")
    message = f"The cover {fault.src} cannot be shown: {fault.reason}"
    return Diagnostic("image-not-readable", Severity.ERROR, place, message, fault.hint)


def _stopped(sheaf: Sheaf, reason: str) -> Issued:
    place = sheaf.issue.place or Place("journal.toml")
    hint = "build its articles alone and look for one far larger than the others"
    found = Diagnostic("over-limit", Severity.ERROR, place, f"issue {sheaf.issue.name} is not bound: {reason}", hint)
    return Issued(sheaf.issue, (), (found,))
