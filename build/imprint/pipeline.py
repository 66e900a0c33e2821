"""The line: one manuscript from its sources to its release."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .model.diagnostic import Diagnostics, Outcome, in_order, stops
from .model.edition import Edition
from .model.layout import PageStart
from .model.proof import Flaw
from .model.stages import Artefact, Checked, Collection, Copy, Rendered, SourceFile, Sources

if TYPE_CHECKING:
    from .render.templates import Templates

FORMATS = ("pdf", "epub", "html", "jats")
LAID = frozenset(("pdf", "archive", "press", "proof", "epub"))  # formats for which the printed pages are laid out
COUNTING = ("pages",)  # the formats of a job that only tells how many pages there are


@dataclass(frozen=True, slots=True)
class Design:
    """What a designer may change: templates and style sheets by their names below styles/."""

    templates: tuple[tuple[str, str], ...]
    stylesheets: tuple[tuple[str, str], ...]
    profile: bytes = b""  # the ICC profile of the printer


@dataclass(frozen=True, slots=True)
class Job:
    """One manuscript to be made into some formats: a value that any process can work on."""

    sources: Sources
    formats: tuple[str, ...]
    design: Design
    folders: bool = False  # each article gets a folder of its own
    proof: str = "off"  # whether the finished files are read again: "off", "report" or "strict"
    papers: str = "proof"  # the names of proof's papers, without their ending
    made: tuple[Rendered, ...] = ()  # what need not be rendered again


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a job: artefacts and the edition, or neither, what was said, and the papers of proof."""

    slug: str
    artefacts: tuple[Artefact, ...]
    edition: Edition | None
    said: Diagnostics
    log: tuple[str, ...] = ()  # what the renderers muttered
    papers: tuple[Artefact, ...] = ()
    made: tuple[Rendered, ...] = ()  # the artefacts by the formats that are rendered together, but those that the job had
    stopped: bool = False  # not for what the manuscript says: a limit, a worker that died
    starts: tuple[PageStart, ...] = ()  # where the printed pages begin, if there are any
    flaws: tuple[Flaw, ...] = ()  # what could not be solved on the printed pages


def check_one(sources: Sources) -> Outcome[Checked]:
    """Read a manuscript and judge it, by the journal's own weights."""
    from .read import read

    return judge(sources, read(sources))


def judge(sources: Sources, copy: Outcome[Copy]) -> Outcome[Checked]:
    """Judge what came of reading a manuscript, by the journal's own weights."""
    from .check import check, set_aside, weigh

    outcome = copy.then(check)
    said = weigh(outcome.said, sources, set_aside(copy.value) if copy.value else ())
    return Outcome(None if stops(said) else outcome.value, said)


def check_library(files: Iterable[SourceFile], base: Sources, copies: Sequence[Copy] | None = None) -> Diagnostics:
    """Judge whole libraries by the weights of a journal (any of its sources).

    With the copies of all manuscripts that may cite from them, it is also said what none of them cites.
    """
    collection, said = collect(files, base, copies)
    return judge_collection(collection, said, base)


def collect(
    files: Iterable[SourceFile], base: Sources, copies: Sequence[Copy] | None = None
) -> tuple[Collection, Diagnostics]:
    """Read whole libraries, with what manuscripts cite of them, and say what is wrong with their syntax."""
    from .read.libraries import read_collection

    collection, said = read_collection(files, base.journal.languages[0])
    collection = replace(collection, today=base.today, retractions=base.retractions)
    if copies is None:
        from .read import style_of_library

        style, unstyled = style_of_library(base)
        return (replace(collection, styles=(style,)) if style else collection), (*said, *unstyled)
    cited = frozenset(work.id for copy in copies for work in copy.works)
    return replace(collection, cited=cited, styles=tuple({copy.style.name: copy.style for copy in copies}.values())), said


def judge_collection(collection: Collection, said: Diagnostics, base: Sources) -> Diagnostics:
    """Judge what came of reading whole libraries."""
    from .check import check_collection, weigh

    allowed = tuple(one for entry in collection.library.entries for one in entry.allow)
    return weigh(in_order((*said, *check_collection(collection))), base, allowed)


def edit(sources: Sources) -> Outcome[Edition]:
    """Take a manuscript to its edition."""
    return _composed(check_one(sources), sources)


def edit_faulty(sources: Sources) -> Outcome[Edition]:
    """Take a manuscript as far as it goes: an edition though it has errors, or none where they are beyond setting."""
    from .check import look
    from .read import read

    checked = read(sources).then(look)
    try:
        return _composed(checked, sources)
    except Exception:  # what has errors was never meant for the stages behind check: whatever they say of it says nothing new
        return Outcome(None, checked.said)


def _composed(checked: Outcome[Checked], sources: Sources) -> Outcome[Edition]:
    from .compose import compose
    from .number import number

    digest = digest_of(sources)
    return checked.map(number).then(lambda counted: compose(counted, digest))


def produce(job: Job) -> Built:
    """Take one manuscript from its sources to its artefacts, or say why not."""
    checked = check_one(job.sources)
    outcome = _composed(checked, job.sources)
    if checked.value is None or outcome.value is None:
        return Built(job.sources.slug, (), None, in_order(outcome.said))
    from .render.templates import Unusable

    try:
        return _released(job, checked.value, outcome)
    except Unusable as fault:
        return Built(job.sources.slug, (), None, in_order((*outcome.said, fault.found)))


def _released(job: Job, checked: Checked, outcome: Outcome[Edition]) -> Built:
    """Take an edition to its artefacts, and these through proof where that is wanted. Raises Unusable for a template."""
    assert outcome.value
    made = _rendered(job, outcome.value, outcome.said)
    rendered = _joined(job, made)
    if job.proof == "off":
        said = in_order((*outcome.said, *rendered.said))
        built = Built(job.sources.slug, rendered.artefacts, outcome.value, said, rendered.log)
    else:
        built = _proved(job, checked, outcome, rendered)
    return replace(built, made=made, starts=rendered.starts, flaws=rendered.flaws)


def _joined(job: Job, made: tuple[Rendered, ...]) -> Rendered:
    """Everything that was asked for: what is rendered now, and what was there."""
    from .check import weigh
    from .render import apart, joined

    there = {frozenset(one.formats): one for one in (*job.made, *made)}
    whole = joined(job.sources.slug, (there[frozenset(group)] for group in apart(job.formats)))
    return replace(whole, said=weigh(whole.said, job.sources))


def _rendered(job: Job, edition: Edition, said: Diagnostics) -> tuple[Rendered, ...]:
    """What is not there yet."""
    from .fonts_installed import book_fonts
    from .render import render
    from .render.fonts import book_families
    from .supplying import supplies

    there = {format for one in job.made for format in one.formats}
    formats = tuple(format for format in job.formats if format not in there)
    fonts = book_fonts(book_families(job.design.stylesheets)) if "epub" in formats else ()
    sheets = printing(job.design.stylesheets)
    needed = supplies(job.sources, formats, said, edition.timestamp, job.design.profile)
    return render(edition, formats, _templates(job.design), sheets, fonts, job.folders, needed)


def _proved(job: Job, checked: Checked, outcome: Outcome[Edition], rendered: Rendered) -> Built:
    """What proof lets out; nothing where it is strict and has found something."""
    from .proving import proved

    assert outcome.value
    strict = job.proof == "strict"
    judged, unjudged = _parted(job, rendered)
    release = proved(job.sources, checked.copy, outcome.value, judged, _templates(job.design), strict, job.papers)
    held = strict and not release.artefacts and bool(judged.artefacts)
    artefacts = () if held else (*release.artefacts, *unjudged)
    said = in_order((*outcome.said, *release.said))
    return Built(job.sources.slug, artefacts, outcome.value if artefacts else None, said, rendered.log, release.papers)


def _parted(job: Job, rendered: Rendered) -> tuple[Rendered, tuple[Artefact, ...]]:
    """What is judged by the manuscript's words, and the anonymous copy, which is meant to lack some of them."""
    name = f"{rendered.slug}.review.pdf" if "anonymous" in job.formats else ""
    unjudged = tuple(one for one in rendered.artefacts if one.name == name)
    return replace(rendered, artefacts=tuple(one for one in rendered.artefacts if one.name != name)), unjudged


def _templates(design: Design) -> Templates:
    from .render.templates import Templates

    return Templates(design.templates + design.stylesheets)


def digest_of(sources: Sources) -> str:
    """The SHA-256 of everything that goes into an article, hexadecimal."""
    digest = hashlib.sha256()
    for file in (sources.manuscript, *sorted(sources.files, key=_name), *sorted(sources.shared, key=_name)):
        digest.update(f"{len(file.name)}:{file.name}:{len(file.data)}:".encode())
        digest.update(file.data)
    return digest.hexdigest()


def _name(file: SourceFile) -> str:
    return file.name


def printing(sheets: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The style sheets for paper: print.css and what stands in print/."""
    return tuple((name, text) for name, text in sheets if name == "print.css" or name.startswith("print/"))
