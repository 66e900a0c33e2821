"""Builds what was gathered: articles in parallel, each put whole, then the journal's site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .awaiting import Awaiting
from .check import weigh
from .covers import cover_of
from .designing import design_of, located
from .engine.scratch import scratch
from .foliating import Make, Makers, Paged, build_in_issues
from .issuing import Sheaf, issued, sheaves
from .leftover import left_over
from .making import tools
from .model.diagnostic import Diagnostic, Diagnostics, Severity, in_order
from .model.layout import Layout
from .model.place import Place
from .model.stages import Artefact, Sources
from .neighbours import acquainted
from .pipeline import COUNTING, LAID, Built, Design, Job
from .putting import put, put_together
from .read.needed import needed, sufficed
from .remembering import Order, orders_of, relocated, remember
from .validating import ASKING, Inquiry, unasked, validated
from .way import Way as Way
from .workers import produce_all
from .workspace import Gathered, Journal

_AT_ONCE = 32  # articles from memory that are put together: each is held, and its folder open, until then


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build came to."""

    said: Diagnostics
    failed: bool
    summary: str


def build_all(
    gathered: Gathered,
    formats: tuple[str, ...],
    way: Way,
    step: Callable[[str], None] = lambda _: None,
    explain: Callable[[str], None] = lambda _: None,
) -> Summary:
    """Build everything gathered; step hears of each article that is ready, explain why it is built or not."""
    if gathered.journal and not gathered.journal.readable:
        return Summary(in_order(gathered.said), True, f"journal.toml cannot be read: {way.out}/ stays as it is")
    design = design_of(gathered)
    folders = not way.flat or gathered.whole
    alone = folders or len(gathered.sources) == 1
    results: dict[str, Result] = {}
    with scratch() as room:
        awaiting = Awaiting(Path(room))

        def build(sources: Sequence[Sources]) -> Iterator[Built]:
            level = "report" if way.proof == "full" else way.proof
            jobs = [Job(s, formats, design, folders, level, "proof" if alone else f"{s.slug}.proof") for s in sources]
            for one in _put(_validated(_built(jobs, way, explain), sources, design, way), way.out, folders):
                if one.edition and gathered.whole:
                    awaiting.put(one.edition, one.artefacts, Layout(one.starts, one.flaws))
                results[one.slug] = Result(one.said, len(one.artefacts) + len(one.papers) if one.edition else 0)
                step(one.slug)
                yield one

        sources = acquainted(gathered.sources, way.cache, tools())
        make = Makers(build, _counter(design, way), way.cache, bool(LAID.intersection(formats)))
        paged = build_in_issues(gathered, sources, make)
        issues = tuple(_issues(gathered, awaiting, paged, Sheaf(formats, design, way.proof), way)) if gathered.whole else ()
        site = _published(gathered, awaiting, issues, design, way.out)
    found = [*(one.said for one in issues), *(one.said for one in results.values()), site]
    said = in_order([*gathered.said, *paged.said, *(finding for each in found for finding in each)])
    if gathered.journal:
        said = located(said, gathered.journal.shared, gathered.journal.masthead.design)
    failed = any(one.severity is Severity.ERROR for one in said)
    return Summary(said, failed, _summary(tuple(results.values()), issues, gathered, way))


def _put(built: Iterable[Built], out: Path, folders: bool) -> Iterator[Built]:
    """Put every article; those that came from memory, one right after the other, at the price of a few."""
    waiting: list[Built] = []

    def settled() -> Iterator[Built]:
        files = [(out / one.slug if folders else out, (*one.artefacts, *one.papers)) for one in waiting]
        put_together(files if folders else [(out, (file for _, each in files for file in each))], out)
        yield from waiting
        waiting.clear()

    for one in built:
        waiting.append(one)
        if one.made or len(waiting) == _AT_ONCE:
            yield from settled()
    yield from settled()


@dataclass(frozen=True, slots=True)
class Result:
    """What was said of an article, and how many files it has; none where it was refused."""

    said: Diagnostics
    files: int


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole issue on the disk: its name, its files, what was said of it."""

    name: str
    files: tuple[Path, ...]
    said: Diagnostics


def _issues(gathered: Gathered, awaiting: Awaiting, paged: Paged, plain: Sheaf, way: Way) -> Iterator[Whole]:
    """The whole issues of a journal, each put when it is ready; where strict proof holds one back, its papers alone."""
    if gathered.journal is None:
        return
    reckoned = gathered.journal.ledger.reckoned(dict(paged.measures))
    inquiry, root = _inquiry(plain.design, way), gathered.journal.root
    ready = sheaves(gathered.journal.masthead, reckoned, awaiting, plain, lambda issue: cover_of(root, issue.cover))
    for one in issued(ready, way.cache, way.workers):
        place = one.issue.place or Place("journal.toml")
        said = weigh(one.said, gathered.sources[0])
        said = tuple(replace(found, severity=Severity.ERROR) for found in said) if way.proof == "strict" else said
        papers, judged = one.papers, Diagnostics()
        if inquiry:
            papers, judged = inquiry.of(one.artefacts, papers, gathered.sources[0], place)
        held = any(found.severity is Severity.ERROR for found in (*said, *judged))
        files = () if held else one.artefacts
        put(way.out / "issues", (*files, *papers), way.out)
        yield Whole(one.issue.name, tuple(way.out / "issues" / file.name for file in files), (*said, *judged))


def count_all(gathered: Gathered, way: Way) -> tuple[Paged, Diagnostics]:
    """Lay out the articles of a journal's issues, write nothing, and tell what pages they take and what is said of them."""
    said: list[Diagnostic] = []
    counter = _counter(design_of(gathered), way)

    def count(sources: Sequence[Sources]) -> Iterator[Built]:
        for one in counter(sources):
            said.extend(one.said)
            yield one

    sources = acquainted(gathered.sources, way.cache, tools())
    return build_in_issues(gathered, sources, Makers(count, count, way.cache, paged=True)), in_order(said)


def _counter(design: Design, way: Way) -> Make:
    """What lays out articles to count their pages."""
    return lambda sources: _built([Job(one, COUNTING, design) for one in sources], way, lambda _: None)


def _validated(built: Iterable[Built], sources: Sequence[Sources], design: Design, way: Way) -> Iterator[Built]:
    """Every article, with what the independent validators say where they are to be asked."""
    inquiry, of = _inquiry(design, way), {one.slug: one for one in sources}
    for one in built:
        yield validated(one, of[one.slug], inquiry) if inquiry else one


def _inquiry(design: Design, way: Way) -> Inquiry | None:
    from .render.templates import Templates

    return Inquiry(way.proof, Templates(design.templates), way.cache, way.workers) if way.proof in ASKING else None


def _built(jobs: list[Job], way: Way, explain: Callable[[str], None]) -> Iterator[Built]:
    """Every article, from memory or anew: with what it seems to need, and where that is not enough with everything."""
    again: list[Order] = []
    small = (replace(job, sources=needed(job.sources, way.index.extract)) for job in jobs)
    for order, one in _carried_out(orders_of(small, way.cache), way, explain):
        if one.edition is None and not one.stopped and not sufficed(one.said):
            again.append(order)
        else:
            yield replace(one, said=relocated(one.said, order.job.sources))
    whole = {job.sources.slug: job for job in jobs}
    orders = orders_of([whole[order.job.sources.slug] for order in again], way.cache)
    yield from (one for _, one in _carried_out(orders, way, lambda _: None))


def _carried_out(
    orders: Iterable[Order], way: Way, explain: Callable[[str], None]
) -> Iterator[tuple[Order, Built]]:
    rest: list[Order] = []
    for order in orders:
        explain(f"{order.job.sources.slug}: {order.why or 'nothing changed'}")
        if order.built:
            yield order, order.built
        else:
            rest.append(order)
    if way.scheduler:
        from .cluster import carried_out

        yield from carried_out(rest, way.scheduler, way.shared)
        return
    by_slug = {order.job.sources.slug: order for order in rest}
    for built in produce_all([order.job for order in rest], way.workers):
        order = by_slug[built.slug]
        remember(order, built, way.cache)
        yield order, built


def _summary(results: tuple[Result, ...], issues: tuple[Whole, ...], gathered: Gathered, way: Way) -> str:
    out = way.out
    made, files = sum(bool(one.files) for one in results), sum(one.files for one in results)
    parts = [f"{made} article{'s' if made != 1 else ''} built, {files} files in {out}/"]
    parts += [f"{len(results) - made} refused"] if len(results) > made else []
    bound = sum(bool(one.files) for one in issues)
    parts += [f"{bound} whole issue{'s' if bound != 1 else ''} in {out / 'issues'}/"] if bound else []
    parts += [f"site in {out / 'site'}/"] if gathered.whole and made else []
    absent = ", ".join(unasked()) if way.proof in ASKING else ""
    parts += [f"not asked, since not installed: {absent}"] if absent else []
    return "; ".join(parts)


def _published(gathered: Gathered, awaiting: Awaiting, issues: tuple[Whole, ...], design: Design, out: Path) -> Diagnostics:
    """Publish a whole journal of which something was built; what is wrong with the site's templates, what earlier builds left."""
    from .render.templates import Unusable

    if not (gathered.whole and gathered.journal and awaiting.listed):
        return ()
    try:
        files = _publish(gathered.journal, awaiting, issues, design, out)
    except Unusable as fault:
        return (fault.found,)
    if len(awaiting.listed) < len(gathered.sources):  # the pages of what was refused stay
        return ()
    return weigh(tuple(left_over(out, files, frozenset(one.slug for one in gathered.sources))), gathered.sources[0])


def _publish(journal: Journal, awaiting: Awaiting, issues: tuple[Whole, ...], design: Design, out: Path) -> list[Path]:
    """Lay out the journal's site of everything that was built; its files."""
    from .proof.pages import pictures
    from .publish.catalogue import Number, catalogue
    from .publish.cover import PRINTED
    from .publish.site import lay_out
    from .publish.views import Press
    from .render.page import article
    from .render.templates import Templates
    from .render.words_markup import set_blocks, set_inlines

    templates = Templates(design.templates + design.stylesheets)
    press = Press(
        template=templates.render,
        article=lambda edition, elsewhere: article(edition, templates, elsewhere),
        blocks=set_blocks,
        inlines=set_inlines,
    )
    sheets = tuple(Artefact(n, "text/css", t.encode()) for n, t in design.stylesheets if n in SITE_SHEETS)
    held = {one.name: one.files for one in issues}

    def bound(number: Number) -> tuple[Artefact, ...]:
        paths = held.get(number.issue.name, ())
        files = [Artefact(path.name, MEDIA_TYPES[path.suffix], path.read_bytes()) for path in paths]
        screen = next((one.data for one in files if one.name.endswith(".pdf") and not one.name.endswith(".press.pdf")), b"")
        covers = pictures(screen, COVER_WIDTH) if screen else iter(())
        return (*files, *(Artefact(PRINTED, "image/png", next(covers)) for _ in range(bool(screen))))

    return put(out / "site", lay_out(catalogue(journal.masthead, awaiting.listed), press, sheets, awaiting.whole, bound), out)


MEDIA_TYPES = {".pdf": "application/pdf", ".epub": "application/epub+zip"}
COVER_WIDTH = 480  # pixels: twice what the site shows
SITE_SHEETS = ("web.css", "highlight.css", "site.css")
