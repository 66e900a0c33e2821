"""Builds what was gathered: articles in parallel, each put whole, then the journal's site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .cache import NOWHERE, Cache
from .indexing import ALONE, Index
from .making import tools
from .model.diagnostic import Diagnostics, Severity, in_order
from .model.stages import Artefact
from .neighbours import acquainted
from .pipeline import Built, Design, Job
from .profiles_installed import usual_profile
from .read.needed import needed, sufficed
from .remembering import Order, order_of, relocated, remember
from .workers import produce_all
from .workspace import Gathered, put, shipped


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build came to."""

    said: Diagnostics
    failed: bool
    summary: str


@dataclass(frozen=True, slots=True)
class Way:
    """How to build: into which folder, whether single manuscripts' files go straight into it, with what help."""

    out: Path
    flat: bool = False
    workers: int = 0
    proof: str = "report"  # "off", "report" or "strict": whether finished files are read again, whether a flaw keeps them back
    cache: Cache = NOWHERE
    index: Index = ALONE
    scheduler: str = ""  # the address of a Dask cluster that builds
    shared: str = ""  # the URL or folder of the cache, for the cluster's workers


def build_all(
    gathered: Gathered,
    formats: tuple[str, ...],
    way: Way,
    step: Callable[[str], None] = lambda _: None,
    explain: Callable[[str], None] = lambda _: None,
) -> Summary:
    """Build everything gathered; step hears of each article that is ready, explain why it is built or not."""
    design = design_of(gathered)
    folders = not way.flat or gathered.whole
    sources = acquainted(gathered.sources, way.cache, tools())
    alone = folders or len(sources) == 1
    jobs = [Job(s, formats, design, folders, way.proof, "proof" if alone else f"{s.slug}.proof") for s in sources]
    built: dict[str, Built] = {}
    for one in _built(jobs, way, explain):
        put(way.out / one.slug if folders else way.out, (*one.artefacts, *one.papers))
        built[one.slug] = one
        step(one.slug)
    ready = [built[one.slug] for one in sources]
    if gathered.whole and gathered.journal:
        _publish(gathered, ready, design, way.out / "site")
    said = in_order([*gathered.said, *(finding for one in ready for finding in one.said)])
    failed = any(one.severity is Severity.ERROR for one in said)
    return Summary(said, failed, _summary(ready, gathered, way.out))


def _built(jobs: list[Job], way: Way, explain: Callable[[str], None]) -> Iterator[Built]:
    """Every article, from memory or anew: with what it seems to need, and where that is not enough with everything."""
    again: list[Order] = []
    small = (replace(job, sources=needed(job.sources, way.index.extract)) for job in jobs)
    for order, one in _carried_out([order_of(job, way.cache) for job in small], way, explain):
        if one.edition is None and not one.stopped and not sufficed(one.said):
            again.append(order)
        else:
            yield replace(one, said=relocated(one.said, order.job.sources))
    whole = {job.sources.slug: job for job in jobs}
    orders = [order_of(whole[order.job.sources.slug], way.cache) for order in again]
    yield from (one for _, one in _carried_out(orders, way, lambda _: None))


def _carried_out(
    orders: list[Order], way: Way, explain: Callable[[str], None]
) -> Iterator[tuple[Order, Built]]:
    for order in orders:
        explain(f"{order.job.sources.slug}: {order.why or 'nothing changed'}")
        if order.built:
            yield order, order.built
    rest = [order for order in orders if not order.built]
    if way.scheduler:
        from .cluster import carried_out

        yield from carried_out(rest, way.scheduler, way.shared)
        return
    by_slug = {order.job.sources.slug: order for order in rest}
    for built in produce_all([order.job for order in rest], way.workers):
        order = by_slug[built.slug]
        remember(order, built, way.cache)
        yield order, built


def _summary(built: list[Built], gathered: Gathered, out: Path) -> str:
    made = [one for one in built if one.edition]
    refused = len(built) - len(made)
    files = sum(len(one.artefacts) + len(one.papers) for one in made)
    parts = [f"{len(made)} article{'s' if len(made) != 1 else ''} built, {files} files in {out}/"]
    parts += [f"{refused} refused"] if refused else []
    parts += [f"site in {out / 'site'}/"] if gathered.whole else []
    return "; ".join(parts)


def design_of(gathered: Gathered) -> Design:
    """The templates and style sheets: the journal's own over the shipped ones."""
    files = {one.name: one for one in shipped("styles")}
    if gathered.journal:
        files |= {one.name: one for one in gathered.journal.shared if one.name.startswith("styles/")}
    texts = {
        name.removeprefix("styles/"): one.data.decode("utf-8", "replace")
        for name, one in sorted(files.items())
        if name.endswith((".html", ".css", ".xhtml", ".opf", ".xml", ".ncx", ".svg", ".txt"))
    }
    templates = tuple(
        (name.removeprefix("templates/"), text) for name, text in texts.items() if name.startswith("templates/")
    )
    sheets = tuple((name, text) for name, text in texts.items() if name.endswith(".css"))
    return Design(templates, sheets, _profile(gathered))


def _profile(gathered: Gathered) -> bytes:
    """The printer's ICC profile that the journal names, b"" where it is missing; unnamed, one of this machine."""
    journal = gathered.journal
    if journal is None or not journal.masthead.press.profile:
        return usual_profile()
    return next((one.data for one in journal.shared if one.name == journal.masthead.press.profile), b"")


def _publish(gathered: Gathered, built: list[Built], design: Design, folder: Path) -> None:
    """Lay out the journal's site of everything that was built."""
    from .publish.catalogue import Published, catalogue
    from .publish.site import lay_out
    from .publish.views import Press
    from .render.page import article
    from .render.templates import Templates
    from .render.words_markup import set_blocks, set_inlines

    assert gathered.journal
    templates = Templates(design.templates + design.stylesheets)
    published = [Published(one.edition, one.artefacts) for one in built if one.edition]
    press = Press(
        template=templates.render,
        article=lambda edition, elsewhere: article(edition, templates, elsewhere),
        blocks=set_blocks,
        inlines=set_inlines,
    )
    sheets = tuple(Artefact(n, "text/css", t.encode()) for n, t in design.stylesheets if n in SITE_SHEETS)
    put(folder, lay_out(catalogue(gathered.journal.masthead, published), press, sheets))


SITE_SHEETS = ("web.css", "highlight.css", "site.css")
