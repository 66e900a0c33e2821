"""Builds what was gathered: articles in parallel, each put whole, then the journal's site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .model.diagnostic import Diagnostics, Severity, in_order
from .model.stages import Artefact, Sibling, Sources
from .pipeline import Built, Design, Job, produce_all
from .profiles_installed import usual_profile
from .read.glance import Glance, glance
from .workspace import Gathered, put, shipped


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build came to."""

    said: Diagnostics
    failed: bool
    summary: str


def build_all(
    gathered: Gathered,
    formats: tuple[str, ...],
    out: Path,
    flat: bool,
    workers: int,
    step: Callable[[str], None],
    proof: str = "report",
) -> Summary:
    """Build everything gathered into a folder; flat puts single manuscripts' files straight into it.

    proof is "off", "report" or "strict": whether the finished files are read again, and whether a flaw keeps them back.
    """
    design = design_of(gathered)
    sources = acquainted(gathered.sources)
    folders = not flat or gathered.whole
    alone = folders or len(sources) == 1
    jobs = [Job(one, formats, design, folders, proof, "proof" if alone else f"{one.slug}.proof") for one in sources]
    built: list[Built] = []
    for one in produce_all(jobs, workers):
        put(out if flat and not gathered.whole else out / one.slug, (*one.artefacts, *one.papers))
        built.append(one)
        step(one.slug)
    order = {one.slug: index for index, one in enumerate(sources)}
    built.sort(key=lambda one: order[one.slug])
    if gathered.whole and gathered.journal:
        _publish(gathered, built, design, out / "site")
    said = in_order([*gathered.said, *(finding for one in built for finding in one.said)])
    failed = any(one.severity is Severity.ERROR for one in said)
    return Summary(said, failed, _summary(built, gathered, out))


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


# ---------------------------------------------------------------- articles that know each other


def acquainted(sources: tuple[Sources, ...]) -> tuple[Sources, ...]:
    """Articles with their translations (the same folder) and up to three similar ones of their language."""
    seen = {one.slug: glance(one) for one in sources}
    out = []
    for one in sources:
        here = seen[one.slug]
        siblings = [other for other in sources if other.slug != one.slug and _same_article(one, other)]
        translations = tuple(_sibling(other.slug, seen[other.slug]) for other in siblings)
        near = _similar(one.slug, here, {s: g for s, g in seen.items() if s not in {x.slug for x in siblings}})
        out.append(replace(one, translations=translations, similar=tuple(_sibling(s, seen[s]) for s in near)))
    return tuple(out)


def _same_article(one: Sources, other: Sources) -> bool:
    """Translations stand in one folder: article.md, article.tr.md."""
    folder, name = _split(one)
    other_folder, other_name = _split(other)
    return not one.standalone and folder == other_folder and name == other_name


def _split(sources: Sources) -> tuple[str, str]:
    path = Path(sources.manuscript.path)
    return str(path.parent), path.name.split(".")[0]


def _sibling(slug: str, seen: Glance) -> Sibling:
    return Sibling(slug, seen.language, seen.title, seen.authors)


def _similar(slug: str, here: Glance, others: Mapping[str, Glance]) -> list[str]:
    """By shared keywords and shared cited works, weighed by how rare they are among all articles."""
    features = {name: glance.features for name, glance in others.items() if glance.language == here.language}
    common: dict[str, int] = {}
    for one in features.values():
        for feature in one:
            common[feature] = common.get(feature, 0) + 1
    scores = {
        name: sum(1 / common[feature] for feature in one & here.features)
        for name, one in features.items()
        if name != slug
    }
    return sorted((name for name, score in scores.items() if score > 0), key=lambda name: (-scores[name], name))[:3]


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
